// Proves that a container of either kind without limit of ephemeral-storage is found, and that a limit counts for both.
import { describePodRule } from "../../testing/pods.ts";
import { ephemeralStorageLimits } from "./ephemeral-storage-limits.ts";

describePodRule(ephemeralStorageLimits, {
  passes: [[["spec.containers[0].resources.requests", undefined]]],
  fails: [
    [
      [["spec.containers[0].resources.limits.ephemeral-storage", "0"]],
      'spec.containers[0].resources.limits.ephemeral-storage: must be more than 0 (is "0")',
    ],
    [
      [["spec.containers[0].resources.limits.ephemeral-storage", "much"]],
      'spec.containers[0].resources.limits.ephemeral-storage: must be more than 0 (is "much")',
    ],
    [
      [["spec.initContainers[0].resources", undefined]],
      "spec.initContainers[0].resources.limits.ephemeral-storage: must be more than 0 (is not set)",
    ],
    [
      [["spec.containers[0].resources", "1Gi"]],
      "spec.containers[0].resources.limits.ephemeral-storage: must be more than 0 (is not set)",
    ],
  ],
});
