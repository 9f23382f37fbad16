/** Pieces of values that every controller's chart takes, under whatever key it has for them. */

/** Security context of a pod that meets the restricted Pod Security Standard. */
export const RESTRICTED_POD = {
  runAsNonRoot: true,
  seccompProfile: { type: "RuntimeDefault" },
} as const;

/** Security context of a container that meets the restricted Pod Security Standard, and writes to volumes only. */
export const RESTRICTED_CONTAINER = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ["ALL"] },
} as const;

/**
 * Replicas in different zones, and on different nodes, as far as there are any: a cluster that lost a zone still
 * schedules them.
 */
export function spread(matchLabels: Readonly<Record<string, string>>) {
  return ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway" as const,
    labelSelector: { matchLabels: { ...matchLabels } },
  }));
}
