// Proves that any rule in a default security group is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { defaultSecurityGroupClosed } from "./default-security-group-closed.ts";

proveResourceRule(defaultSecurityGroupClosed, {
  passes: [["ingress", undefined]],
  refuses: [
    ["egress", [{ protocol: "-1" }], ['egress: must be empty (is [{"protocol":"-1"}])']],
    [
      "ingress",
      [{ protocol: "-1", self: true }],
      ['ingress: must be empty (is [{"protocol":"-1","self":true}])'],
    ],
  ],
});
