/** /proc stays masked, in user namespaces too. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { unmasked } from "./proc-mount.ts";

export const restrictedProcMount = definePodRule({
  id: "restricted-proc-mount",
  title: "/proc is masked",
  description:
    "Unmasked shows a container the kernel of the node. Root of a user namespace cannot change much there, but workloads that are held to the restricted level have no need to look.",
  severity: "medium",
  frameworks: [
    podSecurityStandards("restricted procMount_restricted", "procMount is Default or not set."),
    trivy("KSV-0027", "/proc keeps its masks."),
  ],
  remediation: "remove securityContext.procMount",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted",
  examples: {
    good: examplePod({ securityContext: { procMount: "Default" } }),
    bad: examplePod({ spec: { hostUsers: false }, securityContext: { procMount: "Unmasked" } }),
  },
  judge: unmasked,
});
