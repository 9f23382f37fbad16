/** The record's network: how full subnets get, and which connections are declared, or pass, or both. */
import type { PlannedNetwork } from "@drydock/core/plan-record";
import { subnetFills } from "../addresses/fill.ts";
import type { Platform } from "../platform/platform.ts";
import { connectionsOf } from "./reachability.ts";

/** Undefined where the plan has neither subnets nor declared flows. */
export function networkOf(platform: Platform): PlannedNetwork | undefined {
  const subnets = subnetFills(platform).map((fill) => ({
    name: fill.subnet.name,
    urn: fill.subnet.urn,
    zone: fill.zone,
    cidr: fill.cidrBlock,
    addresses: fill.usable,
    needed: fill.needed,
    fixed: { ...fill.fixed },
    nodes: fill.nodes,
    fullAtNodes: fill.holds ? null : fill.nodesThatFit,
  }));
  if (subnets.length === 0 && platform.flows === undefined) return undefined;
  const reachability = connectionsOf(platform).map(({ subject: _, ...connection }) => connection);
  return { subnets, reachability, leavesOut: platform.flows === undefined ? [NO_FLOWS] : LEAVES_OUT };
}

const NO_FLOWS = "The plan declares no flows: who can talk to whom was not compared.";

const LEAVES_OUT = [
  "Pods on the host network and add-ons in kube-system are not held by NetworkPolicies; every pod may ask cluster DNS.",
  "Pods of charts are looked at where a flow names them, with the labels that it names.",
  "Network ACLs, security groups for pods, egress rules of security groups and what sidecars let out are not looked at.",
  "Paths, methods and tokens that the mesh asks for narrow an open connection; they do not close it here.",
];
