/** Containers add no capability beyond those that runtimes give by default, and not all of these. */
import { definePodRule } from "../../rule.ts";
import { checkov, cisKubernetes, kubescape, podSecurityStandards, trivy } from "../frameworks.ts";
import { oneOf } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { containerFields, fieldPath, offending } from "./fields.ts";

const ADDED = fieldPath("securityContext.capabilities.add[]");

/** NET_RAW is given by default too, but lets a pod forge the packets of others. */
const ADDABLE = oneOf(
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
);

export const baselineCapabilities = definePodRule({
  id: "baseline-capabilities",
  title: "Containers add no dangerous capabilities",
  description:
    "Capabilities are the power of root in pieces. Some of them, SYS_ADMIN, SYS_PTRACE, SYS_MODULE or NET_ADMIN among them, are enough to take over the node or to listen to its other pods.",
  severity: "high",
  frameworks: [
    podSecurityStandards(
      "baseline capabilities_baseline",
      "capabilities.add names only capabilities of the default set, and not NET_RAW.",
    ),
    cisKubernetes("5.2.9", "Few or no containers add capabilities."),
    kubescape("C-0046", "No insecure capabilities are added."),
    checkov("CKV_K8S_25", "Few or no containers add capabilities."),
    checkov("CKV_K8S_39", "SYS_ADMIN is not used."),
    trivy("KSV-0022", "Only specific capabilities are added."),
  ],
  remediation:
    "remove the capability from securityContext.capabilities.add; run what needs it as an agent of the node",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: {
    good: examplePod({ securityContext: { capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } } }),
    bad: examplePod({ securityContext: { capabilities: { add: ["SYS_ADMIN"] } } }),
  },
  judge: (pod) =>
    offending(containerFields(pod, ADDED), ADDABLE, "must not go beyond the default capabilities"),
});
