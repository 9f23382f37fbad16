// Proves that seccomp is found switched off, and a pod that says nothing passes.
import { describePodRule } from "../../testing/pods.ts";
import { baselineSeccomp } from "./baseline-seccomp.ts";

describePodRule(baselineSeccomp, {
  passes: [
    [["spec.securityContext.seccompProfile", undefined]],
    [
      [
        "spec.containers[0].securityContext.seccompProfile",
        { type: "Localhost", localhostProfile: "web.json" },
      ],
    ],
  ],
  fails: [
    [
      [["spec.securityContext.seccompProfile.type", "Unconfined"]],
      'spec.securityContext.seccompProfile.type: must be "RuntimeDefault" or "Localhost" (is "Unconfined")',
    ],
    [
      [["spec.initContainers[0].securityContext.seccompProfile.type", "runtime/default"]],
      'spec.initContainers[0].securityContext.seccompProfile.type: must be "RuntimeDefault" or "Localhost" (is "runtime/default")',
    ],
    [
      [["spec.containers[0].securityContext.seccompProfile", {}]],
      'spec.containers[0].securityContext.seccompProfile.type: must be "RuntimeDefault" or "Localhost" (is not set)',
    ],
  ],
});
