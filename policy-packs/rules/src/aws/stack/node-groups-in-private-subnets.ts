/** Nodes are where the internet does not reach. */
import { everyAddress } from "../../addresses.ts";
import { objectsAt } from "../../inputs.ts";
import {
  defineStackRule,
  type Inputs,
  type JudgedResource,
  type JudgedStack,
  type StackFinding,
} from "../../rule.ts";
import { cisEks } from "../frameworks.ts";
import { means, ofType, refersTo } from "../references.ts";
import {
  DEFAULT_SUBNET,
  EKS_NODE_GROUP,
  ROUTE,
  ROUTE_TABLE,
  ROUTE_TABLE_ASSOCIATION,
  SUBNET,
} from "../types.ts";
import { isOn, listOf, textOf } from "../values.ts";

export const nodeGroupsInPrivateSubnets = defineStackRule({
  id: "node-groups-in-private-subnets",
  title: "Node groups are in private subnets",
  description: "A subnet with a route to an internet gateway is one address away from being reachable.",
  severity: "high",
  frameworks: [cisEks("5.4.3", "Nodes are private.")],
  remediation:
    "give subnetIds of subnets that route out through a NAT gateway, and do not map public addresses",
  url: "https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html",
  examples: {
    good: [
      { type: SUBNET, name: "a", id: "subnet-0a", inputs: { cidrBlock: "10.0.1.0/24" } },
      { type: EKS_NODE_GROUP, name: "system", inputs: { subnetIds: ["subnet-0a"] } },
    ],
    bad: [
      {
        type: SUBNET,
        name: "a",
        id: "subnet-0a",
        inputs: { cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
      },
      { type: EKS_NODE_GROUP, name: "system", inputs: { subnetIds: ["subnet-0a"] } },
    ],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  const open = ofType(stack, SUBNET, DEFAULT_SUBNET).filter((subnet) => isPublic(stack, subnet));
  if (open.length === 0) return [];
  return ofType(stack, EKS_NODE_GROUP).flatMap((group) =>
    listOf(group.inputs["subnetIds"]).flatMap((id, i) =>
      open
        .filter((subnet) => means(id, subnet))
        .map(({ name }) => ({
          subject: group,
          path: `subnetIds[${i}]`,
          message: `is subnet ${name}, which is public`,
        })),
    ),
  );
}

function isPublic(stack: JudgedStack, subnet: JudgedResource): boolean {
  if (isOn(subnet.inputs["mapPublicIpOnLaunch"])) return true;
  const associations = ofType(stack, ROUTE_TABLE_ASSOCIATION).filter((association) =>
    refersTo(association, "subnetId", subnet),
  );
  return ofType(stack, ROUTE_TABLE)
    .filter((table) => associations.some((association) => refersTo(association, "routeTableId", table)))
    .some((table) => routesOf(stack, table).some(toInternet));
}

function routesOf(stack: JudgedStack, table: JudgedResource): readonly Inputs[] {
  const separate = ofType(stack, ROUTE).filter((route) => refersTo(route, "routeTableId", table));
  return [...objectsAt(table.inputs, "routes"), ...separate.map(({ inputs }) => inputs)];
}

/** NAT and egress-only gateways have inputs of their own: gatewayId to every address is an internet gateway. */
const toInternet = (route: Inputs): boolean =>
  route["gatewayId"] !== undefined &&
  ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"].some((key) =>
    everyAddress(textOf(route[key]) ?? ""),
  );
