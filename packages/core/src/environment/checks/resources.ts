/** Containers of the autoscalers: a request above its limit is refused by the Kubernetes API. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const UNITS: Readonly<Record<string, number>> = {
  m: 0.001,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** A Kubernetes quantity, such as 100m or 4Gi, as a number. */
export function quantity(text: string): number {
  const [, digits = "", unit = ""] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(digits) * (UNITS[unit] ?? 1);
}

export const requestsWithinLimits: Check = {
  reads: ["autoscaling.clusterAutoscaler.resources", "autoscaling.karpenter.resources"],
  find: ({ autoscaling }) =>
    (["clusterAutoscaler", "karpenter"] as const).flatMap((who) =>
      (["cpu", "memory"] as const).flatMap((resource): Finding[] => {
        const resources = autoscaling[who]?.resources;
        const limit = resources?.limits[resource];
        const request = resources?.requests[resource];
        if (request === undefined || limit === undefined || quantity(request) <= quantity(limit)) return [];
        return [
          {
            path: ["autoscaling", who, "resources", "requests", resource],
            given: request,
            allowed: `${limit} or less`,
            message: `must be at most the limit (got ${request}, limits.${resource} is ${limit})`,
            change: `lower the request to ${limit}, or raise the limit`,
          },
        ];
      }),
    ),
};
