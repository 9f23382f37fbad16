/** No process of a container can gain more rights than its parent has. */
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
import { containerFields, fieldPath, lacking } from "./fields.ts";
import { onWindows } from "./relaxations.ts";

const ESCALATION = fieldPath("securityContext.allowPrivilegeEscalation");

export const noPrivilegeEscalation = definePodRule({
  id: "no-privilege-escalation",
  title: "Privilege escalation is off",
  description:
    "Unless it is switched off, a program with the set-user-ID bit, sudo for one, makes an unprivileged process root of the container.",
  severity: "medium",
  frameworks: [
    podSecurityStandards("restricted allowPrivilegeEscalation", "allowPrivilegeEscalation is false."),
    cisKubernetes("5.2.6", "Few or no containers may escalate privileges."),
    cisEks("4.2.5", "Few or no containers may escalate privileges."),
    hardeningGuide("Pod security enforcement", "Containers cannot escalate to root."),
    kubescape("C-0016", "Containers cannot escalate privileges."),
    checkov("CKV_K8S_20", "Containers cannot escalate privileges."),
    trivy("KSV-0001", "Processes cannot raise their own privileges."),
  ],
  remediation:
    "set securityContext.allowPrivilegeEscalation to false in every container; the pod has no such field",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/",
  examples: { good: examplePod(), bad: examplePod({ securityContext: { allowPrivilegeEscalation: true } }) },
  judge: (pod) => (onWindows(pod) ? [] : lacking(containerFields(pod, ESCALATION), isFalse, "must be false")),
});
