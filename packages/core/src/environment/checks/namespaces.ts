/** Namespaces: bounds that contradict each other, and names that Kubernetes or the platform keeps. */
import type { Environment } from "../schema.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";
import { quantity } from "./resources.ts";

type Namespaces = Environment["namespaces"];

const RESERVED = /^(default|kube-.*)$/;

export const namespaceNames: Check = {
  reads: ["namespaces"],
  find: ({ namespaces }) =>
    Object.keys(namespaces).flatMap((name): Finding[] =>
      RESERVED.test(name)
        ? [
            {
              path: ["namespaces", name],
              given: name,
              allowed: "any name but default and kube-…",
              message: `must not be a namespace of Kubernetes itself (got ${name})`,
              change: "choose another name",
            },
          ]
        : [],
    ),
};

/** Least to most. The API server refuses a LimitRange in which they are out of order. */
const ORDER = ["min", "defaultRequest", "default", "max"] as const;

export const limitRangesInOrder: Check = {
  reads: ["namespaces.*.limitRange"],
  find: ({ namespaces }) =>
    Object.entries(namespaces).flatMap(([name, { limitRange }]) => [
      ...outOfOrder(["namespaces", name, "limitRange", "container"], limitRange?.container),
      ...outOfOrder(["namespaces", name, "limitRange", "pod"], limitRange?.pod),
      ...outOfOrder(
        ["namespaces", name, "limitRange", "persistentVolumeClaim"],
        limitRange?.persistentVolumeClaim,
      ),
    ]),
};

type Bounds = Readonly<Partial<Record<(typeof ORDER)[number], Readonly<Record<string, string>>>>>;

/** Each bound with the next one that is stated for the same resource. */
function outOfOrder(path: readonly string[], bounds: Bounds = {}): Finding[] {
  return ["cpu", "memory", "storage"].flatMap((resource) => {
    const stated = ORDER.flatMap((bound) => {
      const value = bounds[bound]?.[resource];
      return value === undefined ? [] : [{ bound, value }];
    });
    return stated.flatMap(({ bound, value }, i): Finding[] => {
      const next = stated[i + 1];
      if (!next || quantity(value) <= quantity(next.value)) return [];
      return [
        {
          path: [...path, bound, resource],
          given: value,
          allowed: `${next.value} or less`,
          message: `must be at most ${next.bound} (got ${value}, ${next.bound} is ${next.value})`,
          change: `lower ${bound}.${resource} to ${next.value}, or raise ${next.bound}.${resource}`,
        },
      ];
    });
  });
}

export const quotaRequestsWithinLimits: Check = {
  reads: ["namespaces.*.resourceQuota"],
  find: ({ namespaces }: { readonly namespaces: Namespaces }) =>
    Object.entries(namespaces).flatMap(([name, { resourceQuota = {} }]) =>
      (["cpu", "memory"] as const).flatMap((resource): Finding[] => {
        const request = resourceQuota[`requests.${resource}`];
        const limit = resourceQuota[`limits.${resource}`];
        if (request === undefined || limit === undefined || quantity(request) <= quantity(limit)) return [];
        return [
          {
            path: ["namespaces", name, "resourceQuota", `requests.${resource}`],
            given: request,
            allowed: `${limit} or less`,
            message: `must be at most limits.${resource}, which no pod's request exceeds (got ${request}, it is ${limit})`,
            change: `lower it to ${limit}, or raise limits.${resource}`,
          },
        ];
      }),
    ),
};
