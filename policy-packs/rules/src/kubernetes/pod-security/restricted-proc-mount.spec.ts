// Proves that an unmasked /proc is found in user namespaces as well.
import { describePodRule } from "../../testing/pods.ts";
import { restrictedProcMount } from "./restricted-proc-mount.ts";

describePodRule(restrictedProcMount, {
  passes: [
    [
      ["spec.containers[0].securityContext.procMount", "Default"],
      ["spec.hostUsers", false],
    ],
  ],
  fails: [
    [
      [
        ["spec.containers[0].securityContext.procMount", "Unmasked"],
        ["spec.hostUsers", false],
      ],
      'spec.containers[0].securityContext.procMount: must be "Default" or not be set (is "Unmasked")',
    ],
  ],
});
