/** The cache of Argo CD: one Redis, or three behind a proxy that finds the leader. Either may lose all it has. */
import type { ArgoCdSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import type { HelmValues } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../../installing.ts";
import { REDIS_KEY, REDIS_SECRET } from "../names.ts";
import { amounts, MONITORED } from "./amounts.ts";

export function redisValues(
  availability: ArgoCdSettings["availability"],
  placement: Placement,
): Readonly<Record<"redis" | "redis-ha", HelmValues>> {
  return availability === "HighlyAvailable"
    ? { redis: { enabled: false }, "redis-ha": replicated(placement) }
    : { redis: SINGLE, "redis-ha": { enabled: false } };
}

const SINGLE: HelmValues = {
  enabled: true,
  resources: amounts("50m", "128Mi", "500m", "256Mi"),
  exporter: { enabled: true, resources: amounts("25m", "32Mi", "100m", "64Mi") },
  metrics: MONITORED,
};

/** The part's chart knows nothing of Argo CD's own placement. */
function replicated({ nodeSelector, tolerations }: Placement): HelmValues {
  return {
    enabled: true,
    auth: true,
    existingSecret: REDIS_SECRET,
    authKey: REDIS_KEY,
    nodeSelector,
    tolerations,
    priorityClassName: PLATFORM_CRITICAL,
    // On three nodes: what one node takes with it, two still agree without.
    hardAntiAffinity: true,
    topologySpreadConstraints: {
      enabled: true,
      maxSkew: 1,
      topologyKey: "topology.kubernetes.io/zone",
      whenUnsatisfiable: "ScheduleAnyway",
    },
    podDisruptionBudget: { maxUnavailable: 1 },
    redis: { resources: amounts("50m", "128Mi", "500m", "256Mi") },
    sentinel: { resources: amounts("25m", "32Mi", "200m", "64Mi") },
    splitBrainDetection: { resources: amounts("25m", "32Mi", "200m", "64Mi") },
    exporter: {
      enabled: true,
      resources: amounts("25m", "32Mi", "100m", "64Mi"),
      serviceMonitor: { enabled: true },
    },
    haproxy: {
      enabled: true,
      tolerations,
      priorityClassName: PLATFORM_CRITICAL,
      hardAntiAffinity: true,
      podDisruptionBudget: { maxUnavailable: 1 },
      resources: amounts("50m", "64Mi", "500m", "128Mi"),
      metrics: { enabled: true, serviceMonitor: { enabled: true } },
    },
  };
}
