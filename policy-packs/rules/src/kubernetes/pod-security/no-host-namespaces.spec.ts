// Proves that each of the three shared namespaces is found, also where the value is of the wrong type.
import { describePodRule } from "../../testing/pods.ts";
import { noHostNamespaces } from "./no-host-namespaces.ts";

describePodRule(noHostNamespaces, {
  passes: [
    [
      ["spec.hostNetwork", false],
      ["spec.hostPID", null],
    ],
  ],
  fails: [
    [[["spec.hostNetwork", true]], "spec.hostNetwork: must be false or not be set (is true)"],
    [[["spec.hostPID", true]], "spec.hostPID: must be false or not be set (is true)"],
    [[["spec.hostIPC", "true"]], 'spec.hostIPC: must be false or not be set (is "true")'],
    [
      [
        ["spec.hostNetwork", true],
        ["spec.hostIPC", 1],
      ],
      "spec.hostNetwork: must be false or not be set (is true)",
      "spec.hostIPC: must be false or not be set (is 1)",
    ],
  ],
});
