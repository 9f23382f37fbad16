/** Containers request ephemeral storage, init containers included. */
import { definePodRule } from "../../rule.ts";
import { hardeningGuide } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const ephemeralStorageRequests = definePodRule({
  id: "ephemeral-storage-requests",
  title: "Containers request ephemeral storage",
  description:
    "Logs, layers and emptyDir volumes fill the disk of the node. Without requests the scheduler puts pods on a node whose disk cannot hold them, and the kubelet evicts them again.",
  severity: "low",
  frameworks: [
    hardeningGuide("Resource policies", "What containers and namespaces may use of their node is limited."),
  ],
  remediation:
    "set resources.requests.ephemeral-storage to the space that logs, temporary files and emptyDir volumes take",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { requests: { "ephemeral-storage": "1Gi" } } } }),
    bad: examplePod({ container: { resources: { requests: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "requests", "ephemeral-storage"),
});
