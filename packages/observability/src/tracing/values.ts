/** Values of the tempo chart: one process with a volume, which is enough for a sample of traces. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { TEMPO } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";

export interface TempoSurroundings {
  readonly settings: ObservabilitySettings["tracing"];
  readonly placement: Placement;
}

/** User of the image. */
const TEMPO_USER = 10001;

export function tempoValues({ settings, placement }: TempoSurroundings): HelmValues {
  return {
    // The name that the mesh sends to.
    fullnameOverride: TEMPO.service,
    // It has one volume, so there is one of it: while it is away spans are lost, and nothing else.
    replicas: 1,
    tempo: {
      retention: `${settings.retentionHours}h`,
      reportingEnabled: false,
      receivers: {
        otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${TEMPO.ports.OpenTelemetry}` } } },
        zipkin: { endpoint: `0.0.0.0:${TEMPO.ports.Zipkin}` },
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
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
  };
}
