/** Values of the loki chart: what every mode has, and nothing that this platform does not use. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { LOKI } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import type { HelmValues } from "@drydock/helm-addon";
import { PRIORITY_CLASS } from "../../installing.ts";
import { distributedValues } from "./distributed.ts";
import { singleBinaryValues } from "./single-binary.ts";

export interface LokiSurroundings {
  readonly settings: ObservabilitySettings["logs"];
  readonly region: string;
  readonly bucketName: string;
  readonly placement: Placement;
}

/** Class of the foundation layer. */
export const VOLUME_CLASS = "standard-ssd";

export function lokiValues(around: LokiSurroundings): HelmValues {
  const { loki } = around.settings;
  return {
    loki: lokiConfig(around),
    global: { priorityClassName: PRIORITY_CLASS },
    serviceAccount: { create: true, name: LOKI.serviceAccount },
    // Its parts find each other by DNS; what reads rules from ConfigMaps and Secrets is off.
    defaults: { automountServiceAccountToken: false },
    sidecar: { rules: { enabled: false } },
    // Collectors and Grafana reach the parts themselves, behind network policies; nothing comes from outside.
    gateway: { enabled: false },
    monitoring: { serviceMonitor: { enabled: true, interval: "30s" } },
    lokiCanary: { enabled: false },
    test: { enabled: false },
    ...UNUSED,
    ...(loki.mode === "Distributed" ? distributedValues(around, loki) : singleBinaryValues(around, loki)),
  };
}

/** Parts of a third mode, and of features that are off. Alerts on logs are not rules of this platform. */
const UNUSED = {
  read: { enabled: false, replicas: 0 },
  write: { enabled: false, replicas: 0 },
  backend: { enabled: false, replicas: 0 },
  ruler: { enabled: false, replicas: 0 },
} as const;

/** Day on which the layout of the index begins: before the first line of any environment. */
const SCHEMA_FROM = "2026-01-01";

/** https://grafana.com/docs/loki/latest/configure/ */
function lokiConfig({ settings, region, bucketName }: LokiSurroundings) {
  return {
    // One tenant: who may send and ask is in the network policies.
    auth_enabled: false,
    analytics: { reporting_enabled: false },
    commonConfig: { replication_factor: settings.loki.mode === "Distributed" ? 3 : 1 },
    storage: {
      type: "s3",
      bucketNames: { chunks: bucketName, ruler: bucketName, admin: bucketName },
      s3: { region },
    },
    schemaConfig: {
      configs: [
        {
          from: SCHEMA_FROM,
          store: "tsdb",
          object_store: "s3",
          schema: "v13",
          index: { prefix: "loki_index_", period: "24h" },
        },
      ],
    },
    limits_config: { retention_period: `${settings.retentionDays * 24}h` },
    compactor: {
      working_directory: "/var/loki/compactor",
      compaction_interval: "10m",
      retention_enabled: true,
      delete_request_store: "s3",
    },
  };
}
