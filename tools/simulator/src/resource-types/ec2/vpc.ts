/** VPC, with the route table, network ACL and security group that AWS makes in every new one. */
import type { Properties } from "../../account/account.ts";
import { arn, ec2Id } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { blockRefusals } from "./vpc-blocks.ts";
import { NETWORK_ACL, ROUTE_TABLE, SECURITY_GROUP, VPC } from "../tokens.ts";

export const vpc = defineResourceType({
  type: VPC,
  taggable: true,
  refuse(inputs) {
    const cidr = text(inputs, "cidrBlock");
    const tenancy = text(inputs, "instanceTenancy");
    return refusals(
      cidr !== undefined && blockRefusals(cidr, "InvalidVpc.Range"),
      cidr === undefined &&
        inputs["ipv4IpamPoolId"] === undefined &&
        refusal("MissingParameter", "cidrBlock", "a VPC needs a CIDR block or an IPAM pool", "set cidrBlock"),
      tenancy !== undefined &&
        !["default", "dedicated"].includes(tenancy) &&
        refusal(
          "InvalidParameterValue",
          "instanceTenancy",
          `${tenancy} is no tenancy`,
          "use default or dedicated",
        ),
      inputs["enableDnsHostnames"] === true &&
        inputs["enableDnsSupport"] === false &&
        refusal(
          "InvalidParameterCombination",
          "enableDnsHostnames",
          "DNS hostnames are on while DNS support is off",
          "leave enableDnsSupport on",
        ),
    );
  },
  create(inputs, context) {
    const id = ec2Id(context, "vpc");
    const routeTableId = ec2Id(context, "rtb");
    const networkAclId = ec2Id(context, "acl");
    const securityGroupId = ec2Id(context, "sg");
    const within = { vpcId: id, ownerId: context.accountId, region: context.region };
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `vpc/${id}`),
        cidrBlock: text(inputs, "cidrBlock"),
        defaultNetworkAclId: networkAclId,
        defaultRouteTableId: routeTableId,
        defaultSecurityGroupId: securityGroupId,
        dhcpOptionsId: dhcpOptionsOf(context),
        enableDnsHostnames: inputs["enableDnsHostnames"] ?? false,
        enableDnsSupport: inputs["enableDnsSupport"] ?? true,
        enableNetworkAddressUsageMetrics: inputs["enableNetworkAddressUsageMetrics"] ?? false,
        instanceTenancy: inputs["instanceTenancy"] ?? "default",
        ipv6AssociationId: "",
        ipv6CidrBlock: ipv6BlockOf(inputs, context),
        ipv6CidrBlockNetworkBorderGroup: "",
        mainRouteTableId: routeTableId,
        ownerId: context.accountId,
      },
      companions: [
        { type: ROUTE_TABLE, id: routeTableId, outputs: { ...within, main: true } },
        { type: NETWORK_ACL, id: networkAclId, outputs: { ...within, default: true } },
        { type: SECURITY_GROUP, id: securityGroupId, outputs: { ...within, name: "default" } },
      ],
    };
  },
});

/** Amazon hands out a /56 of its own pool on request. */
function ipv6BlockOf(inputs: Properties, context: CreateContext): string {
  if (inputs["assignGeneratedIpv6CidrBlock"] !== true) return text(inputs, "ipv6CidrBlock") ?? "";
  return `2600:1f18:${context.hash(4, "ipv6")}:${context.hash(2, "ipv6")}00::/56`;
}

/** Every region of an account has one default set of DHCP options. */
function dhcpOptionsOf(context: CreateContext): string {
  const digits = [...`${context.accountId}/${context.region}`].map((c) =>
    (c.charCodeAt(0) % 16).toString(16),
  );
  return `dopt-0${digits.join("").padEnd(16, "0").slice(0, 16)}`;
}
