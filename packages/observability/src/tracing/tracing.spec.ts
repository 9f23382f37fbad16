/** Proves that spans have one way, from proxies and applications through the collector to Tempo, and from there to S3. */
import assert from "node:assert/strict";
import { TEMPO, TRACE_COLLECTOR } from "@drydock/core/flows";
import { collectorConfig } from "./collector-config.ts";
import { collectorValues } from "./collector-values.ts";
import { tempoValues } from "./values.ts";

type Tree = any; // eslint-disable-line @typescript-eslint/no-explicit-any

const placement = { nodeSelector: {}, tolerations: [] };

describe("configuration of the trace collector", () => {
  const config = collectorConfig({ clusterName: "main", samplingPercentage: 25 });

  it("takes OTLP and Zipkin on the ports that the flows open", () => {
    const { otlp, zipkin } = config.receivers;
    const { Zipkin, OpenTelemetry, OpenTelemetryHttp } = TRACE_COLLECTOR.ports;
    assert.deepEqual(
      [otlp.protocols.grpc.endpoint, otlp.protocols.http.endpoint, zipkin.endpoint],
      [OpenTelemetry, OpenTelemetryHttp, Zipkin].map((port) => `\${env:MY_POD_IP}:${port}`),
    );
  });

  it("limits memory first and batches last, with the share that is asked for", () => {
    assert.deepEqual(config.service.pipelines.traces.processors, [
      "memory_limiter",
      "probabilistic_sampler",
      "resource",
      "batch",
    ]);
    assert.deepEqual(config.processors.probabilistic_sampler, { sampling_percentage: 25 });
  });

  it("sends to Tempo, and uses everything that it configures", () => {
    assert.equal(config.exporters.otlp.endpoint, "tempo.observability.svc:4317");
    const { receivers, processors, exporters } = config.service.pipelines.traces;
    assert.deepEqual(
      [receivers, processors, exporters].map((used) => [...used].sort()),
      [config.receivers, config.processors, config.exporters].map((had) => Object.keys(had).sort()),
    );
    assert.deepEqual(config.service.extensions, Object.keys(config.extensions));
  });
});

describe("values of the trace collector", () => {
  const values = (replicas: number): Tree =>
    collectorValues({ settings: { replicas, samplingPercentage: 100 }, clusterName: "main", placement });

  it("opens no port of a protocol that nobody speaks", () => {
    const { ports } = values(2);
    for (const port of ["jaeger-compact", "jaeger-thrift", "jaeger-grpc"]) {
      assert.deepEqual(ports[port], { enabled: false });
    }
    assert.deepEqual(ports.metrics, { enabled: true });
  });

  it("is called as the mesh calls it, and keeps replicas while one is away", () => {
    assert.equal(values(3).fullnameOverride, "otel-collector");
    assert.deepEqual(values(3).podDisruptionBudget, { enabled: true, minAvailable: 2 });
    assert.equal(values(1).podDisruptionBudget.enabled, false);
    assert.equal(values(3).securityContext.readOnlyRootFilesystem, true);
  });
});

describe("values of Tempo", () => {
  const { tempo, persistence, fullnameOverride, serviceAccount } = tempoValues({
    settings: { retentionHours: 72, storageGiB: 10, collector: { replicas: 2, samplingPercentage: 100 } },
    region: "us-east-1",
    bucketName: "traces-1",
    placement,
  }) as Tree;

  it("keeps blocks in the bucket for the hours asked for, and what is not there yet on a volume", () => {
    assert.deepEqual(tempo.storage.trace, {
      backend: "s3",
      s3: { bucket: "traces-1", endpoint: "s3.us-east-1.amazonaws.com", region: "us-east-1" },
      wal: { path: "/var/tempo/wal" },
    });
    assert.equal(tempo.retention, "72h");
    assert.deepEqual(persistence, { enabled: true, size: "10Gi" });
  });

  it("is called as the collector calls it", () => {
    assert.equal(fullnameOverride, TEMPO.service);
    assert.equal(serviceAccount.name, TEMPO.serviceAccount);
    assert.equal(tempo.receivers.otlp.protocols.grpc.endpoint, "0.0.0.0:4317");
  });
});
