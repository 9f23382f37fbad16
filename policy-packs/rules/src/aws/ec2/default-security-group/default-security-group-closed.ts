/** The default security group of a VPC lets nothing through. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { DEFAULT_SECURITY_GROUP } from "../../types.ts";
import { listOf, unless } from "../../values.ts";

export const defaultSecurityGroupClosed = defineResourceRule({
  id: "default-security-group-closed",
  title: "Default security groups are empty",
  description:
    "What is launched without a security group gets the default one: its rules apply to what nobody thought of.",
  severity: "medium",
  frameworks: [
    fsbp("EC2.2", "The default security group of a VPC allows no traffic."),
    checkov("CKV2_AWS_12", "The default security group of a VPC restricts all traffic."),
  ],
  remediation: "remove ingress and egress from the default group, and give each workload a group of its own",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html",
  types: [DEFAULT_SECURITY_GROUP],
  examples: {
    good: { vpcId: "vpc-0main", ingress: [], egress: [] },
    bad: { vpcId: "vpc-0main", ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }] },
  },
  judge: ({ inputs }: JudgedResource) =>
    ["ingress", "egress"].flatMap((path) =>
      unless(listOf(inputs[path]).length === 0, path, inputs[path], "must be empty"),
    ),
});
