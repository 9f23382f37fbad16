/** Rules of security groups say what they are for. */
import { objectsAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type Inputs, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import {
  DEFAULT_SECURITY_GROUP,
  EGRESS_RULE,
  INGRESS_RULE,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
} from "../../types.ts";
import { textOf, unless } from "../../values.ts";

const WITH_INLINE_RULES = new Set([SECURITY_GROUP, DEFAULT_SECURITY_GROUP]);

export const securityGroupRuleDescribed = defineResourceRule({
  id: "security-group-rule-described",
  title: "Security group rules have a description",
  description: "A rule that says nothing about itself is never removed, because nobody dares to.",
  severity: "low",
  frameworks: [checkov("CKV_AWS_23", "Every rule of a security group has a description.")],
  remediation: "say in description who needs the traffic and why",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  types: [SECURITY_GROUP, DEFAULT_SECURITY_GROUP, SECURITY_GROUP_RULE, INGRESS_RULE, EGRESS_RULE],
  examples: {
    good: {
      ingress: [{ description: "HTTPS from the load balancer", protocol: "tcp", fromPort: 443, toPort: 443 }],
    },
    bad: { ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443 }] },
  },
  judge,
});

function judge({ type, inputs }: JudgedResource): readonly Finding[] {
  if (!WITH_INLINE_RULES.has(type)) return described(inputs, "description");
  return ["ingress", "egress"].flatMap((direction) =>
    objectsAt(inputs, direction).flatMap((rule, i) => described(rule, `${direction}[${i}].description`)),
  );
}

const described = ({ description }: Inputs, path: string): readonly Finding[] =>
  unless(textOf(description) !== undefined, path, description, "must say what the rule is for");
