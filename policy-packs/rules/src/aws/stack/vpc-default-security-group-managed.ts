/** Every VPC takes its default security group in hand. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov, fsbp } from "../frameworks.ts";
import { ofType, refersTo } from "../references.ts";
import { DEFAULT_SECURITY_GROUP, DEFAULT_VPC, VPC } from "../types.ts";

export const vpcDefaultSecurityGroupManaged = defineStackRule({
  id: "vpc-default-security-group-managed",
  title: "VPCs manage their default security group",
  description:
    "AWS fills the default group with a rule that lets its members reach each other; only a resource that manages the group removes it.",
  severity: "medium",
  frameworks: [
    fsbp("EC2.2", "The default security group of a VPC allows no traffic."),
    checkov("CKV2_AWS_12", "The default security group of a VPC restricts all traffic."),
  ],
  remediation: "add a DefaultSecurityGroup without ingress and egress for the VPC",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  examples: {
    good: [
      { type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } },
      { type: DEFAULT_SECURITY_GROUP, name: "main", inputs: { vpcId: "vpc-0main", ingress: [], egress: [] } },
    ],
    bad: [{ type: VPC, name: "main", id: "vpc-0main", inputs: { cidrBlock: "10.0.0.0/16" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  const groups = ofType(stack, DEFAULT_SECURITY_GROUP);
  return ofType(stack, VPC, DEFAULT_VPC)
    .filter((vpc) => !groups.some((group) => refersTo(group, "vpcId", vpc)))
    .map((subject) => ({ subject, path: "", message: "leaves its default security group to AWS" }));
}
