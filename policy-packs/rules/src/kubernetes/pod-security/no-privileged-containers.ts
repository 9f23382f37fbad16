/** No container is privileged. */
import { definePodRule } from "../../rule.ts";
import {
  checkov,
  cisEks,
  cisKubernetes,
  hardeningGuide,
  kubescape,
  podSecurityStandards,
  trivy,
} from "../frameworks.ts";
import { isFalse } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { containerFields, fieldPath, offending } from "./fields.ts";

const PRIVILEGED = fieldPath("securityContext.privileged");

export const noPrivilegedContainers = definePodRule({
  id: "no-privileged-containers",
  title: "No privileged containers",
  description:
    "A privileged container has every capability and every device of its node: who gets into it owns the node, and with it the credentials of all pods there.",
  severity: "critical",
  frameworks: [
    podSecurityStandards("baseline privileged", "privileged is false or not set."),
    cisKubernetes("5.2.2", "Few or no privileged containers are admitted."),
    cisEks("4.2.1", "Few or no privileged containers are admitted."),
    hardeningGuide("Pod security enforcement", "A policy keeps privileged containers out."),
    kubescape("C-0057", "No privileged containers."),
    checkov("CKV_K8S_16", "No privileged containers."),
    trivy("KSV-0017", "No privileged containers."),
  ],
  remediation: "remove securityContext.privileged, and add the one capability that the container needs",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: { good: examplePod(), bad: examplePod({ securityContext: { privileged: true } }) },
  judge: (pod) => offending(containerFields(pod, PRIVILEGED), isFalse, "must be false or not be set"),
});
