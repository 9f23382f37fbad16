/** Configuration of the OpenTelemetry collector: one pipeline, from OTLP and Zipkin to Tempo. */
import { TEMPO, TRACE_COLLECTOR } from "@drydock/core/flows";

export interface CollectorSettings {
  readonly clusterName: string;
  readonly samplingPercentage: number;
}

const listen = (port: number) => ({ endpoint: `\${env:MY_POD_IP}:${port}` });

/** https://opentelemetry.io/docs/collector/configuration/ */
export function collectorConfig({ clusterName, samplingPercentage }: CollectorSettings) {
  const { Zipkin, OpenTelemetry, OpenTelemetryHttp } = TRACE_COLLECTOR.ports;
  return {
    receivers: {
      otlp: { protocols: { grpc: listen(OpenTelemetry), http: listen(OpenTelemetryHttp) } },
      zipkin: listen(Zipkin),
    },
    processors: {
      // Refuses spans before the container is killed for its memory; senders try again.
      memory_limiter: { check_interval: "1s", limit_percentage: 80, spike_limit_percentage: 25 },
      // By the id of the trace: every replica decides alike, so that traces are kept whole.
      probabilistic_sampler: { sampling_percentage: samplingPercentage },
      resource: { attributes: [{ key: "k8s.cluster.name", value: clusterName, action: "upsert" }] },
      batch: {},
    },
    exporters: {
      otlp: {
        endpoint: `${TEMPO.service}.${TEMPO.namespace}.svc:${TEMPO.ports.OpenTelemetry}`,
        // Both are out of the mesh, in one namespace, behind network policies.
        tls: { insecure: true },
      },
    },
    extensions: { health_check: listen(13_133) },
    service: {
      extensions: ["health_check"],
      telemetry: {
        metrics: {
          readers: [{ pull: { exporter: { prometheus: { host: "${env:MY_POD_IP}", port: 8888 } } } }],
        },
      },
      pipelines: {
        traces: {
          receivers: ["otlp", "zipkin"],
          processors: ["memory_limiter", "probabilistic_sampler", "resource", "batch"],
          exporters: ["otlp"],
        },
      },
    },
  };
}
