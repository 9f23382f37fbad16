/** Containers have a limit of ephemeral storage, init containers included. */
import { definePodRule } from "../../rule.ts";
import { hardeningGuide } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const ephemeralStorageLimits = definePodRule({
  id: "ephemeral-storage-limits",
  title: "Containers have a limit of ephemeral storage",
  description:
    "A container that logs too much, or never clears its temporary files, fills the disk of the node: the kubelet then evicts pods, not always the one to blame.",
  severity: "low",
  frameworks: [
    hardeningGuide("Resource policies", "What containers and namespaces may use of their node is limited."),
  ],
  remediation: "set resources.limits.ephemeral-storage; a sizeLimit on emptyDir volumes limits only these",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { limits: { "ephemeral-storage": "1Gi" } } } }),
    bad: examplePod({ container: { resources: { limits: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "limits", "ephemeral-storage"),
});
