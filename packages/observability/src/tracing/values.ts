/** Values of the tempo chart: one process, which is enough for a sample of traces, and keeps them in S3. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { TEMPO } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";
import { PRIORITY_CLASS } from "../installing.ts";

export interface TempoSurroundings {
  readonly settings: ObservabilitySettings["tracing"];
  readonly region: string;
  readonly bucketName: string;
  readonly placement: Placement;
}

/** User of the image. */
const TEMPO_USER = 10001;

export function tempoValues({ settings, region, bucketName, placement }: TempoSurroundings): HelmValues {
  return {
    fullnameOverride: TEMPO.service,
    // Its volume holds what is not in S3 yet, so there is one of it: while it is away the collector holds spans back.
    replicas: 1,
    tempo: {
      retention: `${settings.retentionHours}h`,
      reportingEnabled: false,
      receivers: {
        otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${TEMPO.ports.OpenTelemetry}` } } },
      },
      storage: {
        trace: {
          backend: "s3",
          s3: { bucket: bucketName, endpoint: `s3.${region}.amazonaws.com`, region },
          wal: { path: "/var/tempo/wal" },
        },
      },
      resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "1", memory: "2Gi" } },
      // Memory that is set aside for nothing would count against the limit.
      memBallastSizeMbs: 0,
      securityContext: RESTRICTED_CONTAINER,
      extraVolumeMounts: [{ name: "tmp", mountPath: "/tmp" }],
    },
    extraVolumes: [{ name: "tmp", emptyDir: {} }],
    serviceAccount: { create: true, name: TEMPO.serviceAccount, automountServiceAccountToken: false },
    securityContext: {
      ...RESTRICTED_POD,
      runAsUser: TEMPO_USER,
      runAsGroup: TEMPO_USER,
      fsGroup: TEMPO_USER,
    },
    // Of the default class.
    persistence: { enabled: true, size: `${settings.storageGiB}Gi` },
    serviceMonitor: { enabled: true, interval: "30s" },
    priorityClassName: PRIORITY_CLASS,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
  };
}
