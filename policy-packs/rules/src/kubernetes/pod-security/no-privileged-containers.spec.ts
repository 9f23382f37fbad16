// Proves that a privileged container of any kind is found, also behind a security context of the wrong shape.
import { describePodRule } from "../../testing/pods.ts";
import { noPrivilegedContainers } from "./no-privileged-containers.ts";

describePodRule(noPrivilegedContainers, {
  passes: [
    [["spec.containers[0].securityContext.privileged", false]],
    [["spec.initContainers[0].securityContext", null]],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.privileged", true]],
      "spec.containers[0].securityContext.privileged: must be false or not be set (is true)",
    ],
    [
      [["spec.initContainers[0].securityContext.privileged", true]],
      "spec.initContainers[0].securityContext.privileged: must be false or not be set (is true)",
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.privileged", true]],
      "spec.ephemeralContainers[0].securityContext.privileged: must be false or not be set (is true)",
    ],
    [
      [["spec.containers[0].securityContext.privileged", "true"]],
      'spec.containers[0].securityContext.privileged: must be false or not be set (is "true")',
    ],
    [
      [["spec.containers[0].securityContext", "privileged"]],
      'spec.containers[0].securityContext: must be false or not be set (is "privileged")',
    ],
  ],
});
