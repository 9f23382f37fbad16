// Proves that runAsNonRoot must hold for every container, from the pod or its own, except in a user namespace.
import { describePodRule } from "../../testing/pods.ts";
import { runAsNonRoot } from "./run-as-non-root.ts";

describePodRule(runAsNonRoot, {
  passes: [
    [
      ["spec.securityContext.runAsNonRoot", false],
      ["spec.hostUsers", false],
    ],
    [
      ["spec.securityContext.runAsNonRoot", undefined],
      ["spec.initContainers[0].securityContext.runAsNonRoot", true],
      ["spec.containers[0].securityContext.runAsNonRoot", true],
      ["spec.ephemeralContainers[0].securityContext.runAsNonRoot", true],
    ],
  ],
  fails: [
    [
      [["spec.securityContext.runAsNonRoot", false]],
      "spec.securityContext.runAsNonRoot: must be true (is false)",
    ],
    [
      [["spec.containers[0].securityContext.runAsNonRoot", false]],
      "spec.containers[0].securityContext.runAsNonRoot: must be true (is false)",
    ],
    [
      [
        ["spec.securityContext.runAsNonRoot", undefined],
        ["spec.containers[0].securityContext.runAsNonRoot", true],
      ],
      "spec.initContainers[0].securityContext.runAsNonRoot: must be true here or in the pod (is not set)",
      "spec.ephemeralContainers[0].securityContext.runAsNonRoot: must be true here or in the pod (is not set)",
    ],
    [
      [["spec.securityContext.runAsNonRoot", "true"]],
      'spec.securityContext.runAsNonRoot: must be true (is "true")',
    ],
    [
      [
        ["spec.securityContext.runAsNonRoot", false],
        ["spec.hostUsers", true],
      ],
      "spec.securityContext.runAsNonRoot: must be true (is false)",
    ],
  ],
});
