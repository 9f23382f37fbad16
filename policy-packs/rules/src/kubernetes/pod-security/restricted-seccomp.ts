/** Every container runs under a seccomp profile that the pod or the container names. */
import { definePodRule } from "../../rule.ts";
import { checkov, cisKubernetes, podSecurityStandards, trivy } from "../frameworks.ts";
import { isConfined } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath } from "./fields.ts";
import { badlySetOrNowhere } from "./inherited.ts";
import { profileTypes } from "./profiles.ts";
import { onWindows } from "./relaxations.ts";

const PROFILE = fieldPath("securityContext.seccompProfile");

export const restrictedSeccomp = definePodRule({
  id: "restricted-seccomp",
  title: "A seccomp profile is set",
  description:
    "Without a profile a container runs with every system call, unless the kubelet of the node happens to be told otherwise.",
  severity: "medium",
  frameworks: [
    podSecurityStandards(
      "restricted seccompProfile_restricted",
      "seccompProfile.type is RuntimeDefault or Localhost for every container.",
    ),
    cisKubernetes("5.6.2", "Pods have the seccomp profile of the runtime."),
    checkov("CKV_K8S_31", "The seccomp profile is that of the runtime."),
    trivy("KSV-0030", "A seccomp profile is set."),
  ],
  remediation: 'set securityContext.seccompProfile.type to "RuntimeDefault" in the pod',
  url: "https://kubernetes.io/docs/tutorials/security/seccomp/",
  examples: { good: examplePod(), bad: examplePod({ podSecurityContext: { seccompProfile: undefined } }) },
  judge: (pod) =>
    onWindows(pod)
      ? []
      : badlySetOrNowhere(pod, PROFILE, profileTypes, isConfined, 'must be "RuntimeDefault" or "Localhost"'),
});
