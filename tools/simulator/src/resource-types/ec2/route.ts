/** One route of a route table. */
import { cidrProblem } from "@drydock/core/cidr";
import type { Index, Properties } from "../../account/account.ts";
import { text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_ROUTE_TABLE, TO_VPC_ENDPOINT } from "../references.ts";
import { INTERNET_GATEWAY, NAT_GATEWAY, ROUTE, ROUTE_TABLE } from "../tokens.ts";
import { blocksOf } from "./vpc-blocks.ts";

const DESTINATIONS = ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"];
const TARGETS = [
  ...[
    "carrierGatewayId",
    "coreNetworkArn",
    "egressOnlyGatewayId",
    "gatewayId",
    "localGatewayId",
    "natGatewayId",
  ],
  ...["networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId"],
];

const BY_TABLE_AND_DESTINATION: Index = {
  name: "routeTableId and destination",
  keys: ({ inputs }) => [keyOf(inputs)],
};

export const route = defineResourceType({
  type: ROUTE,
  taggable: false,
  references: {
    routeTableId: TO_ROUTE_TABLE,
    natGatewayId: { type: NAT_GATEWAY, notFound: "NatGatewayNotFound" },
    gatewayId: { type: INTERNET_GATEWAY, notFound: "InvalidGatewayID.NotFound", provided: /^(local$|vgw-)/ },
    vpcEndpointId: TO_VPC_ENDPOINT,
  },
  refuse(inputs, { account }) {
    const vpcId = account.find(ROUTE_TABLE, "id", inputs["routeTableId"])?.outputs["vpcId"];
    return refusals(
      destinationRefusals(inputs),
      targetRefusals(inputs),
      account.find(ROUTE, BY_TABLE_AND_DESTINATION, keyOf(inputs)) !== undefined && alreadyThere(inputs),
      blocksOf(account, vpcId).includes(destinationOf(inputs)) && alreadyThere(inputs),
    );
  },
  create: (inputs, context) => ({
    id: `r-${String(inputs["routeTableId"])}${parseInt(context.hash(8), 16)}`,
    outputs: {
      instanceId: "",
      instanceOwnerId: "",
      networkInterfaceId: inputs["networkInterfaceId"] ?? "",
      origin: "CreateRoute",
      state: "active",
    },
  }),
});

function given(inputs: Properties, properties: readonly string[]): string[] {
  return properties.filter((property) => text(inputs, property) !== undefined);
}

function destinationOf(inputs: Properties): string {
  return text(inputs, given(inputs, DESTINATIONS)[0] ?? "") ?? "";
}

function keyOf(inputs: Properties): string {
  return `${String(inputs["routeTableId"])} ${destinationOf(inputs)}`;
}

function alreadyThere(inputs: Properties): Refusal {
  return refusal(
    "RouteAlreadyExists",
    "destinationCidrBlock",
    `the route table already has a route to ${destinationOf(inputs)}`,
    "keep one route for each destination; the VPC's own blocks are always there",
  );
}

function destinationRefusals(inputs: Properties): Refusal[] {
  const destinations = given(inputs, DESTINATIONS);
  const cidr = text(inputs, "destinationCidrBlock");
  const problem = cidr === undefined ? undefined : cidrProblem(cidr);
  return refusals(
    destinations.length === 0 &&
      refusal(
        "MissingParameter",
        "destinationCidrBlock",
        "a route needs a destination",
        "set destinationCidrBlock",
      ),
    destinations.length > 1 &&
      refusal(
        "InvalidParameterCombination",
        destinations[1] ?? "",
        `a route has one destination; given are ${destinations.join(", ")}`,
        "keep one of them",
      ),
    problem !== undefined &&
      refusal(
        "InvalidParameterValue",
        "destinationCidrBlock",
        `${cidr ?? ""} ${problem}`,
        "write the block's first address",
      ),
  );
}

function targetRefusals(inputs: Properties): Refusal[] {
  const targets = given(inputs, TARGETS);
  return refusals(
    targets.length === 0 &&
      refusal(
        "MissingParameter",
        "gatewayId",
        "a route needs a target",
        "set gatewayId, natGatewayId or another target",
      ),
    targets.length > 1 &&
      refusal(
        "InvalidParameterCombination",
        targets[1] ?? "",
        `a route has one target; given are ${targets.join(", ")}`,
        "keep one of them",
      ),
  );
}
