// Proves that every container must drop ALL, in capital letters, and add nothing but NET_BIND_SERVICE, except on Windows.
import { describePodRule } from "../../testing/pods.ts";
import { restrictedCapabilities } from "./restricted-capabilities.ts";

describePodRule(restrictedCapabilities, {
  passes: [
    [
      [
        "spec.containers[0].securityContext.capabilities",
        { drop: ["NET_RAW", "ALL"], add: ["NET_BIND_SERVICE"] },
      ],
    ],
    [
      ["spec.os", { name: "windows" }],
      ["spec.containers[0].securityContext", undefined],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.capabilities.drop", ["all"]]],
      'spec.containers[0].securityContext.capabilities.drop: must have "ALL" in it (is ["all"])',
    ],
    [
      [["spec.initContainers[0].securityContext.capabilities", undefined]],
      'spec.initContainers[0].securityContext.capabilities.drop: must have "ALL" in it (is not set)',
    ],
    [
      [["spec.containers[0].securityContext.capabilities.drop", "ALL"]],
      'spec.containers[0].securityContext.capabilities.drop: must have "ALL" in it (is "ALL")',
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.capabilities.add", ["CHOWN"]]],
      'spec.ephemeralContainers[0].securityContext.capabilities.add[0]: must be "NET_BIND_SERVICE" (is "CHOWN")',
    ],
  ],
});
