// Proves that SELinux types that are not for containers, and any user or role, are found.
import { describePodRule } from "../../testing/pods.ts";
import { baselineSeLinux } from "./baseline-se-linux.ts";

describePodRule(baselineSeLinux, {
  passes: [
    [["spec.securityContext.seLinuxOptions", { level: "s0:c1,c2" }]],
    [["spec.securityContext.seLinuxOptions", { type: "container_engine_t", user: "", role: "" }]],
    [["spec.containers[0].securityContext.seLinuxOptions", { type: "" }]],
  ],
  fails: [
    [
      [["spec.securityContext.seLinuxOptions.type", "spc_t"]],
      'spec.securityContext.seLinuxOptions.type: must be a type for containers (is "spc_t")',
    ],
    [
      [["spec.containers[0].securityContext.seLinuxOptions", { user: "system_u", role: "system_r" }]],
      'spec.containers[0].securityContext.seLinuxOptions.user: must not be set (is "system_u")',
      'spec.containers[0].securityContext.seLinuxOptions.role: must not be set (is "system_r")',
    ],
    [
      [["spec.initContainers[0].securityContext.seLinuxOptions.type", 1]],
      "spec.initContainers[0].securityContext.seLinuxOptions.type: must be a type for containers (is 1)",
    ],
  ],
});
