/** Checks of addresses: subnets that the pools outgrow, zones in which pods would get none. */
import { text } from "../kubernetes/read.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import { type Platform, SUBNET } from "../platform/platform.ts";
import { type SubnetFill, subnetFills } from "./fill.ts";

export const subnetTooSmall: Check = {
  id: "addresses/SubnetTooSmall",
  explanation:
    "Nodes without a free address do not start, and pods on them stay in ContainerCreating: it shows on the day on which the pools grow.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html",
  find: (platform) => subnetFills(platform).flatMap((fill) => (fill.holds ? [] : [tooSmall(fill, platform)])),
};

function tooSmall(fill: SubnetFill, { cni }: Platform): Found {
  const { subnet, cidrBlock, zone, usable, needed, nodes, prefixes } = fill;
  const fixed = Object.entries(fill.fixed).map(([what, addresses]) => `${addresses} for ${what}`);
  const other = cni.prefixDelegation
    ? `without prefix delegation ${fill.withoutPrefixes}, for fewer pods on each node`
    : `with prefix delegation ${fill.withPrefixes}`;
  return {
    status: "fail",
    subject: subnet,
    message: `${subnet.name} (${cidrBlock}, ${zone}) has ${usable} addresses, and needs ${needed} with its pools at their maximum: it is full at ${fill.nodesThatFit} of ${nodes} nodes`,
    evidence: `${nodes} nodes with all their pods${prefixes > 0 ? ` and ${prefixes} blocks of /28` : ""}; ${[...fixed, other].join("; ")}`,
    remediation: cni.customNetworking
      ? "give the zone a larger subnet, or lower maxSize, limits or maxPods of the pools"
      : "give pods a range of their own (podCidrBlock), or lower maxSize, limits or maxPods of the pools",
    environmentPath: "network.availabilityZones",
  };
}

export const zoneWithoutPodSubnet: Check = {
  id: "addresses/ZoneWithoutPodSubnet",
  explanation:
    "With custom networking the CNI takes the pods' subnet from the ENIConfig of the node's zone; without one the node never becomes ready.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html",
  find: ({ cni, pools, withId, cluster, of }) => {
    if (!cni.customNetworking || !cluster) return [];
    const zones = pools
      .flatMap(({ subnetIds }) => subnetIds)
      .map((id) => text(withId(SUBNET, id)?.inputs["availabilityZone"]) ?? "");
    const known = new Set(of(SUBNET).flatMap(({ id }) => id ?? []));
    return [...new Set(zones)]
      .filter((zone) => zone !== "" && !known.has(cni.podSubnets[zone] ?? ""))
      .map((zone) => ({
        status: "fail" as const,
        subject: cluster,
        message: `nodes in ${zone} have no subnet for their pods`,
        evidence: `ENIConfigs name subnets of the plan for ${listed(Object.keys(cni.podSubnets).filter((one) => known.has(cni.podSubnets[one] ?? ""))) || "no zone"}`,
        remediation: "give the zone a subnet for pods, or the pools no nodes there",
        environmentPath: "network.availabilityZones",
      }));
  },
};
