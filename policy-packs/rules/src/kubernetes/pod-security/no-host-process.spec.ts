// Proves that a HostProcess pod or container is found, and one that says false is not.
import { describePodRule } from "../../testing/pods.ts";
import { noHostProcess } from "./no-host-process.ts";

describePodRule(noHostProcess, {
  passes: [
    [["spec.securityContext.windowsOptions", { hostProcess: false }]],
    [["spec.containers[0].securityContext.windowsOptions", { hostProcess: null }]],
  ],
  fails: [
    [
      [["spec.securityContext.windowsOptions.hostProcess", true]],
      "spec.securityContext.windowsOptions.hostProcess: must be false or not be set (is true)",
    ],
    [
      [["spec.initContainers[0].securityContext.windowsOptions.hostProcess", true]],
      "spec.initContainers[0].securityContext.windowsOptions.hostProcess: must be false or not be set (is true)",
    ],
    [
      [["spec.ephemeralContainers[0].securityContext.windowsOptions.hostProcess", "false"]],
      'spec.ephemeralContainers[0].securityContext.windowsOptions.hostProcess: must be false or not be set (is "false")',
    ],
    [
      [["spec.containers[0].securityContext.windowsOptions", [true]]],
      "spec.containers[0].securityContext.windowsOptions: must be false or not be set (is [true])",
    ],
  ],
});
