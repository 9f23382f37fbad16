/** /proc stays masked, except where the pod's root is nobody on the node. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { examplePod } from "./example.ts";
import { unmasked } from "./proc-mount.ts";
import { inUserNamespace } from "./relaxations.ts";

export const baselineProcMount = definePodRule({
  id: "baseline-proc-mount",
  title: "/proc is masked outside user namespaces",
  description:
    "Runtimes hide the parts of /proc that show and change the kernel of the node. Unmasked gives them back, to whoever is root in the container.",
  severity: "medium",
  frameworks: [
    podSecurityStandards("baseline procMount", "procMount is Default or not set, unless hostUsers is false."),
    trivy("KSV-0027", "/proc keeps its masks."),
  ],
  remediation: "remove securityContext.procMount, or set hostUsers to false in the pod",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: {
    good: examplePod({ spec: { hostUsers: false }, securityContext: { procMount: "Unmasked" } }),
    bad: examplePod({ securityContext: { procMount: "Unmasked" } }),
  },
  judge: (pod) => (inUserNamespace(pod) ? [] : unmasked(pod)),
});
