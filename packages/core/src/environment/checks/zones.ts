/** Availability zones: of the region, each once, with a position of its own; and the zones that pools name. */
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Finding } from "../problems/problem.ts";
import type { AvailabilityZone } from "../slices/network.ts";
import type { Check } from "./check.ts";

export const zonesOfRegion: Check = {
  reads: ["aws.region", "network.availabilityZones"],
  find: ({ aws: { region }, network: { availabilityZones } }) =>
    availabilityZones.flatMap(({ name }, i, all): Finding[] => {
      const own = name.slice(0, -1);
      if (own === region) return [];
      const agreed = all.every((zone) => zone.name.slice(0, -1) === own);
      return [
        {
          path: ["network", "availabilityZones", i, "name"],
          given: name,
          allowed: `a zone of ${region}`,
          message: `must be a zone of aws.region (got ${name}, the region is ${region})`,
          change: `write a zone such as ${region}${name.at(-1)}${agreed ? `, or aws.region: ${own}` : ""}`,
        },
      ];
    }),
};

export const zonesUnique: Check = {
  reads: ["network.availabilityZones"],
  find: ({ network: { availabilityZones } }) =>
    availabilityZones.flatMap((zone, i) =>
      (["name", "index"] as const).flatMap((key): Finding[] => {
        const first = availabilityZones.findIndex((other) => other[key] === zone[key]);
        if (first === i) return [];
        const free = freeIndexes(availabilityZones);
        return [
          {
            path: ["network", "availabilityZones", i, key],
            given: zone[key],
            message: `must be given to one zone only (got ${zone[key]}, availabilityZones[${first}] has it too)`,
            change:
              key === "index"
                ? `take a free index: ${free.join(", ")}`
                : "name another zone, or remove this one",
          },
        ];
      }),
    ),
};

/** awsx numbers subnets by position, so after a gap every subnet of the later zones would be another one. */
export const zonesWithoutGap: Check = {
  reads: ["network.availabilityZones"],
  find: ({ network: { availabilityZones: zones } }) => {
    if (new Set(zones.map(({ index }) => index)).size < zones.length) return [];
    const free = freeIndexes(zones);
    return zones.flatMap(({ index }, i): Finding[] => {
      if (index <= zones.length) return [];
      return [
        {
          path: ["network", "availabilityZones", i, "index"],
          given: index,
          allowed: `1 to ${zones.length}`,
          message: `must leave no gap: ${zones.length} zones have the indexes 1 to ${zones.length} (got ${index})`,
          change: `give a new zone index ${free.join(" or ")}; keep a zone that you no longer want, and leave it out of the node pools' availabilityZones`,
        },
      ];
    });
  },
};

/** Of 1 to the number of zones, those that no zone has. */
function freeIndexes(zones: readonly AvailabilityZone[]): number[] {
  return zones.map((_, i) => i + 1).filter((index) => zones.every((zone) => zone.index !== index));
}

export const poolZones: Check = {
  reads: ["network.availabilityZones", "nodePools.*.availabilityZones"],
  find: ({ network, nodePools }) => {
    const known = network.availabilityZones.map(({ name }) => name);
    return Object.entries(nodePools).flatMap(([pool, { availabilityZones = [] }]) =>
      availabilityZones.flatMap((zone, i, all): Finding[] => {
        const path = ["nodePools", pool, "availabilityZones", i];
        if (!known.includes(zone)) {
          const guess = nearest(zone, known);
          return [
            {
              path,
              given: zone,
              allowed: known.join(", "),
              message: `must be a zone of the network (got ${zone}, the network has ${known.join(", ")})${didYouMean(guess)}`,
              change: "name a zone of network.availabilityZones, or add the zone there",
            },
          ];
        }
        if (all.indexOf(zone) === i) return [];
        return [
          { path, given: zone, message: `is listed twice (got ${zone})`, change: "list each zone once" },
        ];
      }),
    );
  },
};
