/** Containers request CPU, init containers included. */
import { definePodRule } from "../../rule.ts";
import { checkov } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { withoutResource } from "./resources.ts";

export const cpuRequests = definePodRule({
  id: "cpu-requests",
  title: "Containers request CPU",
  description:
    "The scheduler places pods by their requests. A container without one is placed where there may be nothing left, gets its time last, and is among the first that autoscaling forgets.",
  severity: "medium",
  frameworks: [checkov("CKV_K8S_10", "CPU requests are set.")],
  remediation: "set resources.requests.cpu to what the container uses on a usual day",
  url: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  examples: {
    good: examplePod({ container: { resources: { requests: { cpu: "250m" } } } }),
    bad: examplePod({ container: { resources: { requests: {} } } }),
  },
  judge: (pod) => withoutResource(pod, "requests", "cpu"),
});
