// Proves that a container of either kind without request of cpu is found, and that a limit counts for both.
import { describePodRule } from "../../testing/pods.ts";
import { cpuRequests } from "./cpu-requests.ts";

describePodRule(cpuRequests, {
  passes: [
    [["spec.containers[0].resources.requests", undefined]],
    [
      ["spec.containers[0].resources", undefined],
      ["spec.initContainers[0].resources", undefined],
      ["spec.resources.limits.cpu", 2],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].resources.requests.cpu", "0"]],
      'spec.containers[0].resources.requests.cpu: must be more than 0 (is "0")',
    ],
    [
      [["spec.containers[0].resources.requests.cpu", "much"]],
      'spec.containers[0].resources.requests.cpu: must be more than 0 (is "much")',
    ],
    [
      [["spec.initContainers[0].resources", undefined]],
      "spec.initContainers[0].resources.requests.cpu: must be more than 0 (is not set)",
    ],
    [
      [["spec.containers[0].resources", "250m"]],
      "spec.containers[0].resources.requests.cpu: must be more than 0 (is not set)",
    ],
  ],
});
