// Proves that a rule without a description is a violation, inline or as a resource of its own.
import { EGRESS_RULE } from "../../types.ts";
import { proveResourceRule } from "../../testing/prove.ts";
import { securityGroupRuleDescribed } from "./security-group-rule-described.ts";

proveResourceRule(securityGroupRuleDescribed, {
  passes: [
    ["ingress", []],
    ["egress", []],
    ["egress", "None"],
  ],
  refuses: [
    [
      "ingress[0].description",
      undefined,
      ["ingress[0].description: must say what the rule is for (is not set)"],
    ],
    [
      "egress",
      [{ protocol: "-1", description: " " }],
      ['egress[0].description: must say what the rule is for (is " ")'],
    ],
  ],
  others: {
    [EGRESS_RULE]: {
      compliant: { description: "HTTPS to AWS", ipProtocol: "tcp" },
      refuses: [["description", undefined, ["description: must say what the rule is for (is not set)"]]],
    },
  },
});
