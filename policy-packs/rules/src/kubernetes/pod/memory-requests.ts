/** Containers request memory, init containers included. */
import { definePodRule } from "../../rule.ts";
import { checkov } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const memoryRequests = definePodRule({
  id: "memory-requests",
  title: "Containers request memory",
  description:
    "The scheduler places pods by their requests. When a node runs out of memory, containers above their request are stopped first: one without a request always is.",
  severity: "medium",
  frameworks: [checkov("CKV_K8S_12", "Memory requests are set.")],
  remediation: "set resources.requests.memory to what the container uses on a usual day",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { requests: { memory: "256Mi" } } } }),
    bad: examplePod({ container: { resources: { requests: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "requests", "memory"),
});
