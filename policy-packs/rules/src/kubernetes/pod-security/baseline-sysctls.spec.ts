// Proves that sysctls outside the safe set are found, a nameless one too.
import { describePodRule } from "../../testing/pods.ts";
import { baselineSysctls } from "./baseline-sysctls.ts";

describePodRule(baselineSysctls, {
  passes: [
    [
      [
        "spec.securityContext.sysctls",
        [
          { name: "net.ipv4.tcp_notsent_lowat", value: "16384" },
          { name: "kernel.shm_rmid_forced", value: "1" },
        ],
      ],
    ],
    [["spec.securityContext.sysctls", null]],
  ],
  fails: [
    [
      [["spec.securityContext.sysctls[1]", { name: "kernel.msgmax", value: "1" }]],
      'spec.securityContext.sysctls[1].name: must be a safe sysctl (is "kernel.msgmax")',
    ],
    [
      [["spec.securityContext.sysctls[0]", { value: "1" }]],
      "spec.securityContext.sysctls[0].name: must be a safe sysctl (is not set)",
    ],
    [
      [["spec.securityContext.sysctls", { "kernel.msgmax": "1" }]],
      'spec.securityContext.sysctls: must be a safe sysctl (is {"kernel.msgmax":"1"})',
    ],
  ],
});
