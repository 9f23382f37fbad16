// Proves that every container must switch privilege escalation off, except on Windows.
import { describePodRule } from "../../testing/pods.ts";
import { noPrivilegeEscalation } from "./no-privilege-escalation.ts";

describePodRule(noPrivilegeEscalation, {
  passes: [
    [
      ["spec.os", { name: "windows" }],
      ["spec.containers[0].securityContext", undefined],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].securityContext.allowPrivilegeEscalation", undefined]],
      "spec.containers[0].securityContext.allowPrivilegeEscalation: must be false (is not set)",
    ],
    [
      [["spec.initContainers[0].securityContext.allowPrivilegeEscalation", true]],
      "spec.initContainers[0].securityContext.allowPrivilegeEscalation: must be false (is true)",
    ],
    [
      [["spec.ephemeralContainers[0].securityContext", undefined]],
      "spec.ephemeralContainers[0].securityContext.allowPrivilegeEscalation: must be false (is not set)",
    ],
    [
      [["spec.containers[0].securityContext.allowPrivilegeEscalation", "false"]],
      'spec.containers[0].securityContext.allowPrivilegeEscalation: must be false (is "false")',
    ],
    [
      [
        ["spec.os", { name: "linux" }],
        ["spec.containers[0].securityContext.allowPrivilegeEscalation", null],
      ],
      "spec.containers[0].securityContext.allowPrivilegeEscalation: must be false (is not set)",
    ],
  ],
});
