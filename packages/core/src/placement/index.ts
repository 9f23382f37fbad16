/** Which nodes a controller runs on: the labels and taints of a pool of the environment, as a pod states them. */
import type { Environment } from "../environment/schema.ts";

type NodePools = Environment["nodePools"];
type NodePool = NodePools[string];

const KUBERNETES_EFFECTS = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
} as const satisfies Record<NodePool["taints"][number]["effect"], string>;

export interface Toleration {
  readonly key: string;
  readonly operator: "Exists" | "Equal";
  readonly value?: string;
  readonly effect?: (typeof KUBERNETES_EFFECTS)[keyof typeof KUBERNETES_EFFECTS];
}

export interface Placement {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
}

/** Pool that every environment has: the cluster's own controllers run on it. */
export const SYSTEM_POOL = "system";

/**
 * Placement on the first of the named pools that the environment has, and on the system pool where it has none:
 * `placementOn(nodePools, "infrastructure")`.
 *
 * @throws Error when the environment has no system pool either, which its checks refuse.
 */
export function placementOn(nodePools: NodePools, ...preferred: readonly string[]): Placement {
  const name = preferred.find((pool) => Object.hasOwn(nodePools, pool)) ?? SYSTEM_POOL;
  const pool = nodePools[name];
  if (!pool) throw new Error(`nodePools.${SYSTEM_POOL}: missing; the cluster's controllers run on this pool`);
  return {
    nodeSelector: pool.labels,
    tolerations: [
      ...(name === SYSTEM_POOL ? [{ key: "CriticalAddonsOnly", operator: "Exists" as const }] : []),
      ...pool.taints.map(({ key, value, effect }) => ({
        key,
        operator: "Equal" as const,
        value,
        effect: KUBERNETES_EFFECTS[effect],
      })),
    ],
  };
}
