/** Network resources that already exist: found by id, tags or filters. */
import type { Properties } from "../account/account.ts";
import { objects } from "../account/input.ts";
import { defineDataSource, type DataSource, type ReadContext } from "../resource-type.ts";
import {
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SECURITY_GROUP,
  SUBNET,
  VPC,
} from "../resource-types/tokens.ts";
import { matching, refused } from "./read.ts";

/** What can be looked up: inputs that are shorthands for filters, and the names of the filters. */
interface Lookup {
  readonly token: string;
  readonly type: string;
  readonly noun: string;
  readonly shorthands: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, string>>;
  readonly outputs?: (found: Properties, id: string, context: ReadContext) => Properties;
}

/** Finds exactly one, as the provider does: none is an error, and so are two. */
function lookup({ token, type, noun, shorthands, filters, outputs }: Lookup): DataSource {
  return defineDataSource({
    token,
    read(inputs, context) {
      const found = matching(context, type, inputs, filters);
      if (!Array.isArray(found)) return found;
      const asked = Object.entries(shorthands).filter(([input]) => inputs[input] !== undefined);
      const left = found.filter((one) =>
        asked.every(([input, output]) => (output === "id" ? one.id : one.outputs[output]) === inputs[input]),
      );
      const [only] = left;
      if (!only || left.length > 1) {
        return refused(
          "InvalidParameterValue",
          `${left.length === 0 ? "no" : "more than one"} ${noun} matches ${JSON.stringify(inputs)}`,
          `name one ${noun} that this plan creates before it is looked up`,
        );
      }
      return { outputs: { ...only.outputs, ...outputs?.(only.outputs, only.id, context), id: only.id } };
    },
  });
}

const SUBNET_FILTERS = {
  "subnet-id": "id",
  "vpc-id": "vpcId",
  "availability-zone": "availabilityZone",
  "cidr-block": "cidrBlock",
  "map-public-ip-on-launch": "mapPublicIpOnLaunch",
};

export const getVpc = lookup({
  token: "aws:ec2/getVpc:getVpc",
  type: VPC,
  noun: "VPC",
  shorthands: { id: "id", cidrBlock: "cidrBlock" },
  filters: { "vpc-id": "id", cidr: "cidrBlock", "cidr-block": "cidrBlock" },
});

export const getSubnet = lookup({
  token: "aws:ec2/getSubnet:getSubnet",
  type: SUBNET,
  noun: "subnet",
  shorthands: { id: "id", vpcId: "vpcId", availabilityZone: "availabilityZone", cidrBlock: "cidrBlock" },
  filters: SUBNET_FILTERS,
});

export const getSecurityGroup = lookup({
  token: "aws:ec2/getSecurityGroup:getSecurityGroup",
  type: SECURITY_GROUP,
  noun: "security group",
  shorthands: { id: "id", name: "name", vpcId: "vpcId" },
  filters: { "group-id": "id", "group-name": "name", "vpc-id": "vpcId" },
});

export const getSubnets = defineDataSource({
  token: "aws:ec2/getSubnets:getSubnets",
  read(inputs, context) {
    const found = matching(context, SUBNET, inputs, SUBNET_FILTERS);
    return Array.isArray(found) ? { outputs: { id: context.region, ids: found.map(({ id }) => id) } } : found;
  },
});

const byRouteTableId = lookup({
  token: "aws:ec2/getRouteTable:getRouteTable",
  type: ROUTE_TABLE,
  noun: "route table",
  shorthands: { routeTableId: "id", vpcId: "vpcId" },
  filters: { "route-table-id": "id", "vpc-id": "vpcId" },
  outputs: (found, id, context) => ({ routeTableId: id, routes: routesOf(found, id, context) }),
});

const ROUTE_PROPERTIES = [
  "destinationPrefixListId",
  "carrierGatewayId",
  "coreNetworkArn",
  "egressOnlyGatewayId",
  "gatewayId",
  "instanceId",
  "localGatewayId",
  "natGatewayId",
  "networkInterfaceId",
  "odbNetworkArn",
  "transitGatewayId",
  "vpcEndpointId",
  "vpcPeeringConnectionId",
];

/** The routes written in the table, and those that are resources of their own; the provider leaves local ones out. */
function routesOf(table: Properties, id: string, { account }: ReadContext): Properties[] {
  const own = account.where(ROUTE, "routeTableId", id).map(({ outputs }) => outputs);
  return [...objects(table, "routes"), ...own]
    .filter(({ gatewayId }) => gatewayId !== "local")
    .map((route) => ({
      ...Object.fromEntries(ROUTE_PROPERTIES.map((property) => [property, route[property] ?? ""])),
      cidrBlock: route["cidrBlock"] ?? route["destinationCidrBlock"] ?? "",
      ipv6CidrBlock: route["ipv6CidrBlock"] ?? route["destinationIpv6CidrBlock"] ?? "",
    }));
}

/** A route table can be asked for by a subnet: the one associated with it, or else the VPC's main one. */
export const getRouteTable = defineDataSource({
  token: byRouteTableId.token,
  read({ subnetId, ...others }, context) {
    if (subnetId === undefined) return byRouteTableId.read(others, context);
    const { account } = context;
    const vpcId = account.find(SUBNET, "id", subnetId)?.outputs["vpcId"];
    const routeTableId =
      account.find(ROUTE_TABLE_ASSOCIATION, "subnetId", subnetId)?.outputs["routeTableId"] ??
      account.find(VPC, "id", vpcId)?.outputs["mainRouteTableId"];
    return byRouteTableId.read({ ...others, routeTableId: routeTableId ?? "" }, context);
  },
});
