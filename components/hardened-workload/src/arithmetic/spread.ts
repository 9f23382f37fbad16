/** How many pods fit when they must keep apart. */
import type { Scheduling, SpreadConstraint } from "../args/scheduling.ts";

export const ZONE = "topology.kubernetes.io/zone";
export const HOST = "kubernetes.io/hostname";
const DEFAULT_ZONES = 3;

export const DEFAULT_SPREAD: readonly SpreadConstraint[] = [
  { topologyKey: ZONE, maxSkew: 1, whenUnsatisfiable: "DoNotSchedule" },
  { topologyKey: HOST, maxSkew: 1, whenUnsatisfiable: "ScheduleAnyway" },
];

/** Zones that pods can be scheduled to: what node selector and required affinity leave of the cluster's. */
export function usableZones({ zones = DEFAULT_ZONES, nodeSelector, requiredNodes = [] }: Scheduling): number {
  if (nodeSelector?.[ZONE] !== undefined) return 1;
  const limits = requiredNodes
    .filter(({ key }) => key === ZONE)
    .map(({ operator, values = [] }) => {
      const named = new Set(values).size;
      if (operator === "In") return named;
      return operator === "NotIn" ? zones - named : zones;
    });
  return Math.max(0, Math.min(zones, ...limits));
}

/**
 * Most pods that a strict constraint lets be scheduled over so many domains. With fewer domains than minDomains
 * Kubernetes counts the emptiest one as zero, so that no domain may hold more than maxSkew.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 */
export function spreadCapacity(constraint: SpreadConstraint, domains: number): number {
  const { maxSkew = 1, minDomains = 1, whenUnsatisfiable } = constraint;
  if (whenUnsatisfiable === "ScheduleAnyway") return Infinity;
  if (domains === 0) return 0;
  return domains < minDomains ? domains * maxSkew : Infinity;
}
