/** Values for Loki in parts, each in more than one zone where it may be more than one. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { spread } from "@drydock/helm-addon";
import { type LokiSurroundings, VOLUME_CLASS } from "./values.ts";

type Distributed = Extract<ObservabilitySettings["logs"]["loki"], { readonly mode: "Distributed" }>;

const RESOURCES = {
  distributor: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "512Mi" } },
  queryFrontend: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  queryScheduler: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "256Mi" } },
  indexGateway: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "500m", memory: "1Gi" } },
  compactor: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "2Gi" } },
  cacheExporter: { requests: { cpu: "10m", memory: "16Mi" }, limits: { cpu: "50m", memory: "64Mi" } },
} as const;

/** Memory of the caches in MiB; the chart asks for a fifth more. */
const CACHES = { chunks: 512, results: 128 } as const;

export function distributedValues({ placement }: LokiSurroundings, { ingesters, queriers }: Distributed) {
  return {
    deploymentMode: "Distributed",
    singleBinary: { replicas: 0 },
    ingester: {
      ...part("ingester", ingesters.replicas, ingesters.resources, placement),
      persistence: { enabled: true, claims: [claim(ingesters.storageGiB)] },
      // Three zones by spread: the chart's own way needs an operator that restarts them.
      zoneAwareReplication: { enabled: false },
    },
    distributor: part("distributor", 2, RESOURCES.distributor, placement),
    querier: part("querier", queriers.replicas, queriers.resources, placement),
    queryFrontend: part("query-frontend", 2, RESOURCES.queryFrontend, placement),
    queryScheduler: part("query-scheduler", 2, RESOURCES.queryScheduler, placement),
    indexGateway: part("index-gateway", 2, RESOURCES.indexGateway, placement),
    compactor: {
      // There may be one: two would delete the same.
      replicas: 1,
      resources: RESOURCES.compactor,
      ...onNodes(placement),
      // Which chunks are to be deleted is on its volume.
      persistence: { enabled: true, claims: [claim(10)] },
    },
    memcachedExporter: { resources: RESOURCES.cacheExporter },
    chunksCache: cache(CACHES.chunks, placement),
    resultsCache: cache(CACHES.results, placement),
  };
}

function part(component: string, replicas: number, resources: object, placement: Placement) {
  return {
    replicas,
    resources,
    ...onNodes(placement),
    topologySpreadConstraints: spread({
      "app.kubernetes.io/name": "loki",
      "app.kubernetes.io/component": component,
    }),
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
  };
}

const onNodes = ({ nodeSelector, tolerations }: Placement) => ({ nodeSelector, tolerations });

const cache = (allocatedMemory: number, placement: Placement) => ({
  replicas: 1,
  allocatedMemory,
  allocatedCPU: "50m",
  ...onNodes(placement),
});

const claim = (sizeGiB: number) => ({
  name: "data",
  accessModes: ["ReadWriteOnce"],
  size: `${sizeGiB}Gi`,
  storageClass: VOLUME_CLASS,
});
