/** Taints: Kubernetes knows a taint by its key and effect, so a pool may carry each pair once. */
import type { Finding } from "../problems/problem.ts";
import type { Path } from "../yaml/path.ts";
import type { Check } from "./check.ts";

interface Taint {
  readonly key: string;
  readonly effect: string;
}

export const poolTaints: Check = {
  reads: ["nodePools.*.taints"],
  find: ({ nodePools }) =>
    Object.entries(nodePools).flatMap(([pool, { taints }]) =>
      repeated(["nodePools", pool, "taints"], taints),
    ),
};

export const karpenterTaints: Check = {
  reads: ["autoscaling.karpenter.nodePools.*.taints"],
  find: ({ autoscaling: { karpenter } }) =>
    Object.entries(karpenter?.nodePools ?? {}).flatMap(([pool, { taints }]) =>
      repeated(["autoscaling", "karpenter", "nodePools", pool, "taints"], taints),
    ),
};

function repeated(path: Path, taints: readonly Taint[]): Finding[] {
  return taints.flatMap(({ key, effect }, i): Finding[] => {
    const first = taints.findIndex((other) => other.key === key && other.effect === effect);
    if (first === i) return [];
    return [
      {
        path: [...path, i],
        given: `${key}:${effect}`,
        message: `must differ from the other taints in key or effect (got ${key}:${effect}, as in taints[${first}])`,
        change: "remove one of the two",
      },
    ];
  });
}
