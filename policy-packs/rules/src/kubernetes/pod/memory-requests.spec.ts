// Proves that a container of either kind without request of memory is found, and that a limit counts for both.
import { describePodRule } from "../../testing/pods.ts";
import { memoryRequests } from "./memory-requests.ts";

describePodRule(memoryRequests, {
  passes: [
    [["spec.containers[0].resources.requests", undefined]],
    [
      ["spec.containers[0].resources", undefined],
      ["spec.initContainers[0].resources", undefined],
      ["spec.resources.limits.memory", 2],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].resources.requests.memory", "0"]],
      'spec.containers[0].resources.requests.memory: must be more than 0 (is "0")',
    ],
    [
      [["spec.containers[0].resources.requests.memory", "much"]],
      'spec.containers[0].resources.requests.memory: must be more than 0 (is "much")',
    ],
    [
      [["spec.initContainers[0].resources", undefined]],
      "spec.initContainers[0].resources.requests.memory: must be more than 0 (is not set)",
    ],
    [
      [["spec.containers[0].resources", "256Mi"]],
      "spec.containers[0].resources.requests.memory: must be more than 0 (is not set)",
    ],
  ],
});
