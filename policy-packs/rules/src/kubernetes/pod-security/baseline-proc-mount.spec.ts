// Proves that an unmasked /proc is found, except in a user namespace of the pod.
import { describePodRule } from "../../testing/pods.ts";
import { baselineProcMount } from "./baseline-proc-mount.ts";

describePodRule(baselineProcMount, {
  passes: [
    [["spec.containers[0].securityContext.procMount", "Default"]],
    [
      ["spec.containers[0].securityContext.procMount", "Unmasked"],
      ["spec.hostUsers", false],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.procMount", "Unmasked"]],
      'spec.containers[0].securityContext.procMount: must be "Default" or not be set (is "Unmasked")',
    ],
    [
      [["spec.initContainers[0].securityContext.procMount", ""]],
      'spec.initContainers[0].securityContext.procMount: must be "Default" or not be set (is "")',
    ],
    [
      [
        ["spec.containers[0].securityContext.procMount", "Unmasked"],
        ["spec.hostUsers", "false"],
      ],
      'spec.containers[0].securityContext.procMount: must be "Default" or not be set (is "Unmasked")',
    ],
    [
      [["spec.containers[0].securityContext", "Default"]],
      'spec.containers[0].securityContext: must be "Default" or not be set (is "Default")',
    ],
  ],
});
