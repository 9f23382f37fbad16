/** VPC endpoint: gateway, interface or gateway load balancer. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { prefixListId } from "../../account/facts.ts";
import { text, texts } from "../../account/input.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import type { Properties } from "../../account/account.ts";
import { TO_ROUTE_TABLE, TO_SECURITY_GROUP, TO_SUBNET, TO_VPC } from "../references.ts";
import { VPC_ENDPOINT } from "../tokens.ts";
import { endpointRefusals } from "./vpc-endpoint-checks.ts";

export const vpcEndpoint = defineResourceType({
  type: VPC_ENDPOINT,
  taggable: true,
  references: {
    vpcId: TO_VPC,
    "subnetIds[]": TO_SUBNET,
    "securityGroupIds[]": TO_SECURITY_GROUP,
    "routeTableIds[]": TO_ROUTE_TABLE,
  },
  refuse: endpointRefusals,
  create(inputs, context) {
    const id = ec2Id(context, "vpce");
    const type = text(inputs, "vpcEndpointType") ?? "Gateway";
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `vpc-endpoint/${id}`),
        cidrBlocks: [],
        dnsEntries: type === "Interface" ? dnsEntries(id, inputs, context) : [],
        ipAddressType: inputs["ipAddressType"] ?? (type === "Interface" ? "ipv4" : ""),
        networkInterfaceIds:
          type === "Gateway" ? [] : texts(inputs, "subnetIds").map((subnet) => ec2Id(context, "eni", subnet)),
        ownerId: context.accountId,
        policy: inputs["policy"] ?? "",
        prefixListId: type === "Gateway" ? prefixListId(context.region, serviceOf(inputs)) : "",
        privateDnsEnabled: inputs["privateDnsEnabled"] ?? false,
        requesterManaged: false,
        routeTableIds: inputs["routeTableIds"] ?? [],
        securityGroupIds: inputs["securityGroupIds"] ?? [],
        serviceRegion: inputs["serviceRegion"] ?? context.region,
        state: "available",
        subnetIds: inputs["subnetIds"] ?? [],
        vpcEndpointType: type,
      },
    };
  },
});

/** The endpoint's own name, and the service's when private DNS answers for it. */
function dnsEntries(id: string, inputs: Properties, context: CreateContext): Properties[] {
  const zone = `${serviceOf(inputs)}.${context.region}`;
  const own = {
    dnsName: `${id}-${context.hash(8, "dns")}.${zone}.vpce.amazonaws.com`,
    hostedZoneId: hostedZone(context),
  };
  const shared = { dnsName: `${zone}.amazonaws.com`, hostedZoneId: hostedZone(context) };
  return inputs["privateDnsEnabled"] === true ? [own, shared] : [own];
}

function hostedZone(context: CreateContext): string {
  return `Z${context.hash(13, "zone").toUpperCase()}`;
}

/** com.amazonaws.us-east-1.ecr.api is ecr.api. */
function serviceOf(inputs: Properties): string {
  return (text(inputs, "serviceName") ?? "").split(".").slice(3).join(".");
}
