/** Proves that every query of every dashboard parses, that panels do not overlap, and that the subjects are all there. */
import assert from "node:assert/strict";
import { promqlErrors } from "../testing/promql.ts";
import { grafanaJson, gridPosition } from "./dashboard.ts";
import { ALL_DASHBOARDS } from "./dashboards.ts";

interface GrafanaPanel {
  readonly id: number;
  readonly targets: readonly { readonly expr: string; readonly refId: string }[];
  readonly datasource: { readonly uid: string };
}

describe("dashboards", () => {
  it("cover cluster, nodes, API, ingress, Kafka, Redis, TimescaleDB, logs, traces and costs", () => {
    assert.deepEqual(
      ALL_DASHBOARDS.map(({ title }) => title),
      ["Cluster", "Nodes", "API", "Ingress", "Kafka", "Redis", "TimescaleDB", "Logs", "Traces", "Costs"],
    );
    assert.equal(new Set(ALL_DASHBOARDS.map(({ uid }) => uid)).size, ALL_DASHBOARDS.length);
  });

  for (const board of ALL_DASHBOARDS) {
    it(`${board.title}: every query parses`, () => {
      const { panels } = JSON.parse(grafanaJson(board)) as { panels: GrafanaPanel[] };
      assert.ok(panels.length >= 6);
      for (const { targets, datasource } of panels) {
        assert.equal(datasource.uid, "prometheus");
        assert.ok(targets.length > 0);
        for (const { expr } of targets) assert.deepEqual(promqlErrors(expr), [], expr);
        assert.equal(new Set(targets.map(({ refId }) => refId)).size, targets.length);
      }
      assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
    });
  }

  it("lays panels out in rows of three", () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((index) => gridPosition(index)),
      [
        { x: 0, y: 0, w: 8, h: 8 },
        { x: 8, y: 0, w: 8, h: 8 },
        { x: 16, y: 0, w: 8, h: 8 },
        { x: 0, y: 8, w: 8, h: 8 },
      ],
    );
  });

  it("fit into one ConfigMap", () => {
    const bytes = ALL_DASHBOARDS.map((board) => Buffer.byteLength(grafanaJson(board)));
    assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 900_000);
  });
});
