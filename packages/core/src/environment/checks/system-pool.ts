/** The pool that the cluster's own controllers run on: without it no add-on that needs nodes becomes ready. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const systemPool: Check = {
  reads: ["nodePools"],
  find: ({ nodePools: { system } }): Finding[] => {
    if (!system) {
      return [
        {
          path: ["nodePools", "system"],
          message: "is missing: cluster DNS, storage drivers and autoscalers run on this pool",
          change: "add a pool named system",
        },
      ];
    }
    if (system.minSize > 0) return [];
    return [
      {
        path: ["nodePools", "system", "minSize"],
        given: system.minSize,
        allowed: "1 or more",
        message: `must be at least 1 (got ${system.minSize}): an autoscaler cannot add the node that it runs on`,
        change: "set minSize to the number of zones",
      },
    ];
  },
};
