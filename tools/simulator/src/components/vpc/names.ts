/** Names of subnets and of what hangs off them. */
import type { SubnetSpec } from "./specs.ts";

/** `AvailabilityZone` ends the Name tag in the zone; logical names end in the zone's number either way. */
export type NameTagStrategy = "Legacy" | "AvailabilityZone";

export function logicalSubnetName(
  vpc: string,
  spec: Pick<SubnetSpec, "name" | "type">,
  zoneIndex: number,
): string {
  return `${vpc}-${spec.name ?? spec.type.toLowerCase()}-${zoneIndex + 1}`;
}

export function subnetNameTag(
  vpc: string,
  spec: Pick<SubnetSpec, "name" | "type">,
  zoneIndex: number,
  zone: string,
  strategy: NameTagStrategy,
): string {
  return strategy === "Legacy"
    ? logicalSubnetName(vpc, spec, zoneIndex)
    : `${vpc}-${spec.name ?? spec.type.toLowerCase()}-${zoneSuffix(zone)}`;
}

/** `us-east-1a` gives `1a`, and the local zone `us-west-2-lax-1a` gives `2-lax-1a`. */
export function zoneSuffix(zone: string): string {
  return zone.replace(/^[a-z]{2}(-[a-z]+)+-/, "");
}

/** @throws Error when two zones would give the same name. */
export function assertDistinctSuffixes(zones: readonly string[]): void {
  const suffixes = zones.map(zoneSuffix);
  const repeated = zones.find((_, i) => suffixes.indexOf(suffixes[i] ?? "") !== i);
  if (repeated !== undefined) {
    throw new Error(
      `subnetNameTagStrategy AvailabilityZone needs zones with different endings; ${zoneSuffix(repeated)} appears twice`,
    );
  }
}
