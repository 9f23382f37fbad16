// Proves that a container of either kind without request of ephemeral-storage is found, and that a limit counts for both.
import { describePodRule } from "../../testing/pods.ts";
import { ephemeralStorageRequests } from "./ephemeral-storage-requests.ts";

describePodRule(ephemeralStorageRequests, {
  passes: [[["spec.containers[0].resources.requests", undefined]]],
  fails: [
    [
      [["spec.containers[0].resources.requests.ephemeral-storage", "0"]],
      'spec.containers[0].resources.requests.ephemeral-storage: must be more than 0 (is "0")',
    ],
    [
      [["spec.containers[0].resources.requests.ephemeral-storage", "much"]],
      'spec.containers[0].resources.requests.ephemeral-storage: must be more than 0 (is "much")',
    ],
    [
      [["spec.initContainers[0].resources", undefined]],
      "spec.initContainers[0].resources.requests.ephemeral-storage: must be more than 0 (is not set)",
    ],
    [
      [["spec.containers[0].resources", "1Gi"]],
      "spec.containers[0].resources.requests.ephemeral-storage: must be more than 0 (is not set)",
    ],
  ],
});
