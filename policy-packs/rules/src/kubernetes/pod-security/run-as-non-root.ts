/** The kubelet refuses to start a container as root. */
import { definePodRule } from "../../rule.ts";
import {
  checkov,
  cisKubernetes,
  hardeningGuide,
  kubescape,
  podSecurityStandards,
  trivy,
} from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { fieldPath } from "./fields.ts";
import { badlySetOrNowhere } from "./inherited.ts";
import { inUserNamespace } from "./relaxations.ts";

const NON_ROOT = fieldPath("securityContext.runAsNonRoot");

export const runAsNonRoot = definePodRule({
  id: "run-as-non-root",
  title: "Containers must not run as root",
  description:
    "Root of a container without its own user namespace is root of the node, but for what the kernel keeps from it: every flaw in that is a way out. With runAsNonRoot an image that would start as root does not start.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "restricted runAsNonRoot",
      "runAsNonRoot is true for every container, unless hostUsers is false.",
    ),
    cisKubernetes("5.2.7", "Few or no containers run as root."),
    hardeningGuide(
      "Non-root containers and rootless container engines",
      "Applications run as another user than root.",
    ),
    kubescape("C-0013", "Containers do not run as root."),
    checkov("CKV_K8S_23", "Few or no containers run as root."),
    trivy("KSV-0012", "Containers do not run as root."),
  ],
  remediation: "set securityContext.runAsNonRoot to true in the pod, and a user in the image or in runAsUser",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  examples: { good: examplePod(), bad: examplePod({ podSecurityContext: { runAsNonRoot: false } }) },
  judge: (pod) =>
    inUserNamespace(pod)
      ? []
      : badlySetOrNowhere(
          pod,
          NON_ROOT,
          (fields) => fields,
          (value) => value === true,
          "must be true",
        ),
});
