/** How full each subnet of a plan is when every pool is at its maximum. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { cidrProblem, cidrSize, usableAddresses } from "@drydock/core/cidr";
import { text } from "../kubernetes/read.ts";
import { type Platform, SUBNET } from "../platform/platform.ts";
import type { NodePool } from "../platform/pools.ts";
import { type FixedUse, fixedUses } from "./fixed.ts";
import { type NodeNetworking, worstOf } from "./node.ts";
import { addressesIn, type Demand, holds, nodesThatFit, plus } from "./subnet.ts";

export interface SubnetFill {
  readonly subnet: PlannedResource;
  readonly cidrBlock: string;
  readonly zone: string;
  /** Addresses that AWS leaves to its customer. */
  readonly usable: number;
  readonly needed: number;
  /** What is there whatever the nodes do, by what it is for. */
  readonly fixed: Readonly<Record<string, number>>;
  /** Nodes at the pools' maximum that take addresses here. */
  readonly nodes: number;
  /** How many of them fit before the subnet is full. */
  readonly nodesThatFit: number;
  readonly prefixes: number;
  readonly holds: boolean;
  /** Addresses needed if the CNI took prefixes, and if it did not. */
  readonly withPrefixes: number;
  readonly withoutPrefixes: number;
}

/** A pool's nodes are spread evenly over its subnets, as both autoscaling groups and Karpenter try to. */
export function nodesIn(pool: NodePool): number {
  return pool.subnetIds.length === 0 ? 0 : Math.ceil(pool.maxNodes / pool.subnetIds.length);
}

export function subnetFills(platform: Platform): SubnetFill[] {
  const fixed = Map.groupBy(fixedUses(platform), ({ subnetId }) => subnetId);
  const zones = new Map(
    platform.of(SUBNET).map(({ id, inputs }) => [id ?? "", text(inputs["availabilityZone"]) ?? ""]),
  );
  return platform.of(SUBNET).flatMap((subnet) => {
    const cidrBlock = text(subnet.inputs["cidrBlock"]) ?? "";
    if (cidrProblem(cidrBlock) !== undefined || subnet.id === undefined) return [];
    return [fillOf(platform, { subnet, id: subnet.id, cidrBlock, zones }, fixed.get(subnet.id) ?? [])];
  });
}

interface Place {
  readonly subnet: PlannedResource;
  readonly id: string;
  readonly cidrBlock: string;
  readonly zones: ReadonlyMap<string, string>;
}

function fillOf(platform: Platform, place: Place, uses: readonly FixedUse[]): SubnetFill {
  const { cni } = platform;
  const fixed = { singles: uses.reduce((sum, { addresses }) => sum + addresses, 0), prefixes: 0 };
  const nodes = nodeDemands(platform, place, cni);
  const all = nodes.reduce(plus, fixed);
  const size = cidrSize(place.cidrBlock);
  const total = (prefixDelegation: boolean): number =>
    addressesIn(nodeDemands(platform, place, { ...cni, prefixDelegation }).reduce(plus, fixed));
  return {
    subnet: place.subnet,
    cidrBlock: place.cidrBlock,
    zone: place.zones.get(place.id) ?? "",
    usable: usableAddresses(place.cidrBlock),
    needed: addressesIn(all),
    fixed: Object.fromEntries(
      [...Map.groupBy(uses, ({ what }) => what)].map(([what, same]) => [
        what,
        same.reduce((sum, { addresses }) => sum + addresses, 0),
      ]),
    ),
    nodes: nodes.length,
    nodesThatFit: nodesThatFit(size, fixed, nodes),
    prefixes: all.prefixes,
    holds: holds(size, all),
    withPrefixes: total(true),
    withoutPrefixes: total(false),
  };
}

/** One demand for each node that has its own address, its pods' addresses, or both, in the subnet. */
function nodeDemands({ pools, cni }: Platform, { id, zones }: Place, networking: NodeNetworking): Demand[] {
  return pools.flatMap((pool) => {
    const { node, singles, prefixes } = worstOf(pool.facts, pool.maxPods, networking);
    return pool.subnetIds.flatMap((subnetId) => {
      const podSubnet = cni.customNetworking ? cni.podSubnets[zones.get(subnetId) ?? ""] : subnetId;
      const own = subnetId === id ? node : 0;
      const demand = podSubnet === id ? { singles: own + singles, prefixes } : { singles: own, prefixes: 0 };
      return addressesIn(demand) === 0 ? [] : Array<Demand>(nodesIn(pool)).fill(demand);
    });
  });
}
