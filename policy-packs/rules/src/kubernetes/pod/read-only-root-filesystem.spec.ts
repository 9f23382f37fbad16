// Proves that every container must have a read-only root file system, except on Windows, which has none.
import { describePodRule } from "../../testing/pods.ts";
import { readOnlyRootFilesystem } from "./read-only-root-filesystem.ts";

describePodRule(readOnlyRootFilesystem, {
  passes: [
    [
      ["spec.os", { name: "windows" }],
      ["spec.containers[0].securityContext", undefined],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.readOnlyRootFilesystem", undefined]],
      "spec.containers[0].securityContext.readOnlyRootFilesystem: must be true (is not set)",
    ],
    [
      [["spec.initContainers[0].securityContext.readOnlyRootFilesystem", false]],
      "spec.initContainers[0].securityContext.readOnlyRootFilesystem: must be true (is false)",
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.readOnlyRootFilesystem", "true"]],
      'spec.ephemeralContainers[0].securityContext.readOnlyRootFilesystem: must be true (is "true")',
    ],
  ],
});
