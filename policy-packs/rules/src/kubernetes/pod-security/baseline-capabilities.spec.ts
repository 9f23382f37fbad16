// Proves that default capabilities may be added, and no other: not in lower case, and not in a list of the wrong shape.
import { describePodRule } from "../../testing/pods.ts";
import { baselineCapabilities } from "./baseline-capabilities.ts";

describePodRule(baselineCapabilities, {
  passes: [
    [["spec.containers[0].securityContext.capabilities.add", ["NET_BIND_SERVICE", "CHOWN", "MKNOD"]]],
    [["spec.containers[0].securityContext.capabilities", null]],
    [["spec.containers[0].securityContext.capabilities.add", []]],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.capabilities.add", ["CHOWN", "NET_RAW"]]],
      'spec.containers[0].securityContext.capabilities.add[1]: must not go beyond the default capabilities (is "NET_RAW")',
    ],
    [
      [["spec.initContainers[0].securityContext.capabilities.add", ["ALL"]]],
      'spec.initContainers[0].securityContext.capabilities.add[0]: must not go beyond the default capabilities (is "ALL")',
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.capabilities.add", ["chown"]]],
      'spec.ephemeralContainers[0].securityContext.capabilities.add[0]: must not go beyond the default capabilities (is "chown")',
    ],
    [
      [["spec.containers[0].securityContext.capabilities.add", "CHOWN"]],
      'spec.containers[0].securityContext.capabilities.add: must not go beyond the default capabilities (is "CHOWN")',
    ],
  ],
});
