/** No pod or container asks for user 0. */
import { definePodRule } from "../../rule.ts";
import { cisKubernetes, podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { fieldPath, offending, podAndContainerFields } from "./fields.ts";
import { inUserNamespace } from "./relaxations.ts";

const USER = fieldPath("securityContext.runAsUser");

const notRoot = (value: unknown): boolean => typeof value === "number" && value !== 0;

export const noRootUser = definePodRule({
  id: "no-root-user",
  title: "runAsUser is not root",
  description:
    "A pod that asks for user 0 runs as root whatever the image says, or does not start at all where runAsNonRoot is true as well.",
  severity: "medium",
  frameworks: [
    podSecurityStandards("restricted runAsUser", "runAsUser is not 0, unless hostUsers is false."),
    cisKubernetes("5.2.7", "Few or no containers run as root."),
    trivy("KSV-0105", "runAsUser is not 0."),
  ],
  remediation: "set securityContext.runAsUser to the user of the image, or remove it",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
  examples: {
    good: examplePod({ podSecurityContext: { runAsUser: 10001 } }),
    bad: examplePod({ podSecurityContext: { runAsUser: 0 } }),
  },
  judge: (pod) =>
    inUserNamespace(pod)
      ? []
      : offending(podAndContainerFields(pod, USER), notRoot, "must be a number other than 0"),
});
