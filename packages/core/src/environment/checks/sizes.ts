/** Sizes of a managed pool: minSize <= desiredSize <= maxSize, and an update that does not exceed the pool. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const sizes: Check = {
  reads: ["nodePools.*.minSize", "nodePools.*.desiredSize", "nodePools.*.maxSize"],
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(([name, { minSize, desiredSize, maxSize }]): Finding[] => {
      const at = (key: string): string[] => ["nodePools", name, key];
      if (maxSize < minSize) {
        return [
          {
            path: at("maxSize"),
            given: maxSize,
            allowed: `${minSize} or more`,
            message: `must be at least minSize (got ${maxSize}, minSize is ${minSize})`,
            change: `set maxSize to ${minSize} or more, or minSize to ${maxSize} or less`,
          },
        ];
      }
      if (desiredSize >= minSize && desiredSize <= maxSize) return [];
      return [
        {
          path: at("desiredSize"),
          given: desiredSize,
          allowed: `${minSize} to ${maxSize}`,
          message: `must lie between minSize and maxSize (got ${desiredSize}, they are ${minSize} and ${maxSize})`,
          change: `set desiredSize to ${Math.min(Math.max(desiredSize, minSize), maxSize)}`,
        },
      ];
    }),
};

export const updates: Check = {
  reads: ["nodePools.*.maxSize", "nodePools.*.updateConfig"],
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(([name, { maxSize, updateConfig }]): Finding[] => {
      if (!("maxUnavailable" in updateConfig) || updateConfig.maxUnavailable <= maxSize) return [];
      const { maxUnavailable } = updateConfig;
      return [
        {
          path: ["nodePools", name, "updateConfig", "maxUnavailable"],
          given: maxUnavailable,
          allowed: `1 to ${maxSize}`,
          message: `must be at most maxSize (got ${maxUnavailable}, maxSize is ${maxSize})`,
          change: `set maxUnavailable to ${maxSize} or less`,
        },
      ];
    }),
};
