/** Values of the openfga chart. */
import type { OpenfgaSettings } from "@drydock/core/environment";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import type { ServiceSurroundings } from "./surroundings.ts";

export const DATABASE_SECRET = "openfga-database";
export const KEYS_SECRET = "openfga-keys";

export interface OpenfgaSurroundings extends ServiceSurroundings {
  /** Whether the namespace's pods join the mesh, which encrypts what is said to them. */
  readonly inMesh: boolean;
}

/** Nobody in the image. */
const USER = { runAsUser: 65532, runAsGroup: 65532 } as const;

export function openfgaValues({ replicas }: OpenfgaSettings, around: OpenfgaSurroundings): HelmValues {
  const { placement, inMesh } = around;
  return {
    fullnameOverride: "openfga",
    replicaCount: replicas,
    image: { pullPolicy: "IfNotPresent" },
    datastore: {
      engine: "postgres",
      uriSecret: DATABASE_SECRET,
      maxOpenConns: 30,
      // Before the server, in its own pod: a job would need an image that asks the Kubernetes API, and rights for it.
      applyMigrations: true,
      migrationType: "initContainer",
    },
    // Callers have a key: without a method everybody could change who may do what.
    authn: { method: "preshared", preshared: { keysSecret: KEYS_SECRET } },
    playground: { enabled: false },
    profiler: { enabled: false },
    http: { enabled: true, corsAllowedOrigins: [], corsAllowedHeaders: [] },
    log: { level: "info", format: "json" },
    telemetry: {
      metrics: {
        enabled: true,
        addr: "0.0.0.0:2112",
        serviceMonitor: { enabled: true, scrapeInterval: "30s" },
      },
    },
    serviceAccount: { create: true, name: "openfga" },
    podExtraLabels: { "sidecar.istio.io/inject": String(inMesh) },
    podSecurityContext: { ...RESTRICTED_POD, ...USER },
    securityContext: RESTRICTED_CONTAINER,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "openfga" }),
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "1", memory: "512Mi" } },
    // The chart has no key for a budget, and none for a priority class: pods have the default of the cluster.
    extraObjects: [
      {
        apiVersion: "policy/v1",
        kind: "PodDisruptionBudget",
        metadata: { name: "openfga" },
        spec: { maxUnavailable: 1, selector: { matchLabels: { "app.kubernetes.io/name": "openfga" } } },
      },
    ],
  };
}
