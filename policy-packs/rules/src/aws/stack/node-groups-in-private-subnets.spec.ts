// Proves that nodes in a subnet with public addresses, or with a route to an internet gateway, are a violation.
import type { Inputs } from "../../rule.ts";
import { EKS_NODE_GROUP, ROUTE, ROUTE_TABLE, ROUTE_TABLE_ASSOCIATION, SUBNET } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { nodeGroupsInPrivateSubnets } from "./node-groups-in-private-subnets.ts";

const SUBNET_A = { type: SUBNET, name: "a", id: "subnet-0a", inputs: { cidrBlock: "10.0.1.0/24" } };
const NODES = { type: EKS_NODE_GROUP, name: "system", inputs: { subnetIds: ["subnet-0a"] } };
const TABLE = { type: ROUTE_TABLE, name: "table", id: "rtb-0a", inputs: {} };
const ASSOCIATION = {
  type: ROUTE_TABLE_ASSOCIATION,
  name: "a",
  inputs: { subnetId: "subnet-0a", routeTableId: "rtb-0a" },
};
const route = (inputs: Inputs) => ({
  type: ROUTE,
  name: "out",
  inputs: { routeTableId: "rtb-0a", destinationCidrBlock: "0.0.0.0/0", ...inputs },
});
const FINDINGS = ["system, subnetIds[0]: is subnet a, which is public"];

proveStackRule(nodeGroupsInPrivateSubnets, {
  passes: {
    "a route through a NAT gateway": [SUBNET_A, NODES, TABLE, ASSOCIATION, route({ natGatewayId: "nat-0a" })],
    "a gateway for some addresses": [
      SUBNET_A,
      NODES,
      TABLE,
      ASSOCIATION,
      route({ gatewayId: "vgw-0a", destinationCidrBlock: "192.168.0.0/16" }),
    ],
    "a public subnet without nodes": [{ ...SUBNET_A, inputs: { mapPublicIpOnLaunch: true } }],
  },
  refuses: {
    "a subnet that maps public addresses": {
      stack: [{ ...SUBNET_A, inputs: { mapPublicIpOnLaunch: "true" } }, NODES],
      findings: FINDINGS,
    },
    "a route to an internet gateway": {
      stack: [SUBNET_A, NODES, TABLE, ASSOCIATION, route({ gatewayId: "igw-0a" })],
      findings: FINDINGS,
    },
    "a route inside its table": {
      stack: [
        SUBNET_A,
        NODES,
        { ...TABLE, inputs: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a" }] } },
        ASSOCIATION,
      ],
      findings: FINDINGS,
    },
  },
});
