// Proves that a container of either kind without limit of cpu is found, and that a limit counts for both.
import { describePodRule } from "../../testing/pods.ts";
import { cpuLimits } from "./cpu-limits.ts";

describePodRule(cpuLimits, {
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
      [["spec.containers[0].resources.limits.cpu", "0"]],
      'spec.containers[0].resources.limits.cpu: must be more than 0 (is "0")',
    ],
    [
      [["spec.containers[0].resources.limits.cpu", "much"]],
      'spec.containers[0].resources.limits.cpu: must be more than 0 (is "much")',
    ],
    [
      [["spec.initContainers[0].resources", undefined]],
      "spec.initContainers[0].resources.limits.cpu: must be more than 0 (is not set)",
    ],
    [
      [["spec.containers[0].resources", "250m"]],
      "spec.containers[0].resources.limits.cpu: must be more than 0 (is not set)",
    ],
  ],
});
