/** Proves how Loki keeps lines in each mode: in one bucket, for the days asked for, and in three copies where it is in parts. */
import assert from "node:assert/strict";
import type { ObservabilitySettings } from "@drydock/core/environment";
import { pushUrl, queryUrl } from "./addresses.ts";
import { lokiValues } from "./values.ts";

type Tree = any; // eslint-disable-line @typescript-eslint/no-explicit-any

const resources = { requests: { cpu: "1", memory: "2Gi" }, limits: { memory: "4Gi" } };
const DISTRIBUTED = {
  mode: "Distributed",
  ingesters: { replicas: 3, storageGiB: 20, resources },
  queriers: { replicas: 2, resources },
} as const;
const SINGLE = { mode: "SingleBinary", storageGiB: 10, resources } as const;

const memory = { nodeSelector: { workload: "memory" }, tolerations: [] };

const values = (loki: ObservabilitySettings["logs"]["loki"], retentionDays = 31): Tree =>
  lokiValues({
    settings: { retentionDays, collector: "Alloy", loki },
    region: "us-east-1",
    bucketName: "logs-1",
    placement: memory,
  });

describe("values of Loki", () => {
  for (const loki of [DISTRIBUTED, SINGLE]) {
    it(`${loki.mode}: one bucket, which the compactor empties of what is old`, () => {
      const { storage, limits_config, compactor, schemaConfig } = values(loki).loki;
      assert.deepEqual(storage, {
        type: "s3",
        bucketNames: { chunks: "logs-1", ruler: "logs-1", admin: "logs-1" },
        s3: { region: "us-east-1" },
      });
      assert.equal(limits_config.retention_period, "744h");
      assert.deepEqual([compactor.retention_enabled, compactor.delete_request_store], [true, "s3"]);
      assert.equal(schemaConfig.configs[0].store, "tsdb");
    });

    it(`${loki.mode}: nothing comes from outside, and nothing reads Secrets or reports home`, () => {
      const { gateway, sidecar, loki: config, defaults, lokiCanary, test } = values(loki);
      assert.deepEqual(
        [gateway.enabled, sidecar.rules.enabled, lokiCanary.enabled, test.enabled],
        [false, false, false, false],
      );
      assert.equal(config.analytics.reporting_enabled, false);
      assert.equal(defaults.automountServiceAccountToken, false);
    });
  }

  it("keeps lines for the days that are asked for", () => {
    assert.equal(values(SINGLE, 7).loki.limits_config.retention_period, "168h");
  });

  it("in parts: three copies of each line, on volumes, in different zones, one away at a time", () => {
    const { loki, ingester, deploymentMode, singleBinary } = values(DISTRIBUTED);
    assert.deepEqual([deploymentMode, singleBinary.replicas], ["Distributed", 0]);
    assert.equal(loki.commonConfig.replication_factor, 3);
    assert.equal(ingester.replicas, 3);
    assert.deepEqual(ingester.persistence.claims, [
      { name: "data", accessModes: ["ReadWriteOnce"], size: "20Gi", storageClass: "standard-ssd" },
    ]);
    assert.deepEqual(ingester.podDisruptionBudget, { enabled: true, maxUnavailable: 1 });
    assert.deepEqual(ingester.nodeSelector, memory.nodeSelector);
    assert.equal(ingester.topologySpreadConstraints[0].topologyKey, "topology.kubernetes.io/zone");
    assert.deepEqual(ingester.topologySpreadConstraints[0].labelSelector.matchLabels, {
      "app.kubernetes.io/name": "loki",
      "app.kubernetes.io/component": "ingester",
    });
  });

  it("in parts: one compactor, and at least two of all others", () => {
    const parts = values(DISTRIBUTED);
    assert.equal(parts.compactor.replicas, 1);
    for (const part of ["distributor", "querier", "queryFrontend", "queryScheduler", "indexGateway"]) {
      assert.equal(parts[part].replicas, 2, part);
      assert.deepEqual(parts[part].podDisruptionBudget, { enabled: true, maxUnavailable: 1 }, part);
      assert.deepEqual(parts[part].nodeSelector, memory.nodeSelector, part);
    }
  });

  it("in one process: one copy, on a volume that outlives it, without caches", () => {
    const { loki, singleBinary, chunksCache, resultsCache, deploymentMode } = values(SINGLE);
    assert.deepEqual([deploymentMode, singleBinary.replicas], ["Monolithic", 1]);
    assert.equal(loki.commonConfig.replication_factor, 1);
    assert.deepEqual(
      [singleBinary.persistence.size, singleBinary.persistence.whenDeleted],
      ["10Gi", "Retain"],
    );
    assert.deepEqual([chunksCache.enabled, resultsCache.enabled], [false, false]);
  });

  it("never runs parts of another mode", () => {
    for (const loki of [DISTRIBUTED, SINGLE]) {
      const { read, write, backend } = values(loki);
      assert.deepEqual([read.replicas, write.replicas, backend.replicas], [0, 0, 0]);
    }
    assert.equal(values(SINGLE).ingester, undefined);
  });
});

describe("addresses of Loki", () => {
  it("are those of the parts that take lines and answer queries", () => {
    assert.equal(pushUrl("Distributed"), "http://loki-distributor.observability.svc:3100/loki/api/v1/push");
    assert.equal(queryUrl("Distributed"), "http://loki-query-frontend.observability.svc:3100");
    assert.equal(pushUrl("SingleBinary"), "http://loki.observability.svc:3100/loki/api/v1/push");
    assert.equal(queryUrl("SingleBinary"), "http://loki.observability.svc:3100");
  });
});
