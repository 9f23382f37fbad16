// Proves that a profile must be named for every container, by the pod or its own, except on Windows.
import { describePodRule } from "../../testing/pods.ts";
import { restrictedSeccomp } from "./restricted-seccomp.ts";

describePodRule(restrictedSeccomp, {
  passes: [
    [
      ["spec.os", { name: "windows" }],
      ["spec.securityContext.seccompProfile", undefined],
    ],
    [
      [
        "spec.containers[0].securityContext.seccompProfile",
        { type: "Localhost", localhostProfile: "web.json" },
      ],
    ],
  ],
  fails: [
    [
      [
        ["spec.securityContext.seccompProfile", undefined],
        ["spec.initContainers[0].securityContext.seccompProfile", { type: "RuntimeDefault" }],
      ],
      'spec.containers[0].securityContext.seccompProfile: must be "RuntimeDefault" or "Localhost" here or in the pod (is not set)',
      'spec.ephemeralContainers[0].securityContext.seccompProfile: must be "RuntimeDefault" or "Localhost" here or in the pod (is not set)',
    ],
    [
      [["spec.securityContext.seccompProfile.type", "Unconfined"]],
      'spec.securityContext.seccompProfile.type: must be "RuntimeDefault" or "Localhost" (is "Unconfined")',
    ],
    [
      [["spec.containers[0].securityContext.seccompProfile", {}]],
      'spec.containers[0].securityContext.seccompProfile.type: must be "RuntimeDefault" or "Localhost" (is not set)',
    ],
    [
      [["spec.securityContext.seccompProfile", "RuntimeDefault"]],
      'spec.securityContext.seccompProfile: must be "RuntimeDefault" or "Localhost" (is "RuntimeDefault")',
    ],
  ],
});
