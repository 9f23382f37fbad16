/** Regions of AWS and their availability zones. */
import { readFileSync } from "node:fs";

export interface Zone {
  /** us-east-1a */
  readonly name: string;
  /** use1-az1: the same zone for every account, where a name is the account's own. */
  readonly id: string;
  /** Number of the zone id, from 1. */
  readonly number: number;
}

interface RegionFacts {
  readonly zonePrefix: string;
  readonly description: string;
  /** Letters of zone names, each with the number of the zone id that it has in the simulated account. */
  readonly zones: Readonly<Record<string, number>>;
}

interface Facts {
  readonly regions: Readonly<Record<string, RegionFacts>>;
  readonly withoutEks: readonly string[];
}

let cached: Facts | undefined;
const zonesCache = new Map<string, readonly Zone[]>();

function facts(): Facts {
  cached ??= JSON.parse(readFileSync(new URL("./facts/regions.json", import.meta.url), "utf8")) as Facts;
  return cached;
}

export function regions(): Readonly<Record<string, RegionFacts>> {
  return facts().regions;
}

/** Zone ids in which EKS places no control plane. */
export function zonesWithoutEks(): readonly string[] {
  return facts().withoutEks;
}

/** Zones in the order of their names; none when the region is unknown. */
export function zonesOf(region: string): readonly Zone[] {
  let zones = zonesCache.get(region);
  if (!zones) {
    const found = regions()[region];
    zones = Object.entries(found?.zones ?? {}).map(([letter, number]) => ({
      name: `${region}${letter}`,
      id: `${found?.zonePrefix ?? ""}-az${number}`,
      number,
    }));
    zonesCache.set(region, zones);
  }
  return zones;
}

export function zoneByName(region: string, name: string | undefined): Zone | undefined {
  return zonesOf(region).find((zone) => zone.name === name);
}
