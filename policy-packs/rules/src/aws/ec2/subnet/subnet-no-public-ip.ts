/** Subnets hand out no public addresses. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { DEFAULT_SUBNET, SUBNET } from "../../types.ts";
import { mustNotBeOn } from "../../values.ts";

export const subnetNoPublicIp = defineResourceRule({
  id: "subnet-no-public-ip",
  title: "Subnets do not assign public IP addresses",
  description: "What is launched into such a subnet is on the internet without anyone having asked for it.",
  severity: "medium",
  frameworks: [
    fsbp("EC2.15", "Subnets do not assign public addresses by themselves."),
    checkov("CKV_AWS_130", "Subnets do not assign public addresses by default."),
  ],
  remediation:
    "remove mapPublicIpOnLaunch or set it to false; give load balancers and NAT gateways their addresses explicitly",
  url: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
  types: [SUBNET, DEFAULT_SUBNET],
  examples: {
    good: { vpcId: "vpc-0main", cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: false },
    bad: { vpcId: "vpc-0main", cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
  },
  judge: ({ inputs }: JudgedResource) => mustNotBeOn(inputs, "mapPublicIpOnLaunch"),
});
