/** Proves what alerts and dashboards are found to ask for in vain, and how metrics are read out of expressions. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object, release } from "../kubernetes/testing/plan.ts";
import { said } from "../platform/testing/plan.ts";
import { noSuchRecording, nothingExports } from "./checks.ts";
import { alternativesOf } from "./promql.ts";

const rules = (...all: Record<string, string>[]): PlannedResource =>
  object("monitoring.coreos.com/v1", "PrometheusRule", "watch/platform", {
    spec: { groups: [{ rules: all }] },
  });

const dashboard = (expr: string): PlannedResource =>
  object("v1", "ConfigMap", "watch/dashboards", {
    data: { "api.json": JSON.stringify({ panels: [{ targets: [{ expr }] }] }) },
  });

describe("metrics of an expression", () => {
  const cases: Readonly<Record<string, string[][]>> = {
    'sum by (job) (rate(http_requests_total{code=~"5..|up"}[5m])) > 0.1': [["http_requests_total"]],
    "a / on (instance) group_left (version) b offset 5m": [["a", "b"]],
    "max(kube_pod_info) or vector(0)": [["kube_pod_info"]],
    "sum(rate(x_total[5m]) or rate(y_total[5m]))": [["x_total"], ["y_total"]],
    "1 - slo:error_ratio:rate5m and up == bool 1": [["slo:error_ratio:rate5m", "up"]],
    'label_replace(a, "le", "$1", "b", "(.*)") # c': [["a"]],
  };
  for (const [expression, expected] of Object.entries(cases)) {
    it(expression, () => {
      assert.deepEqual(alternativesOf(expression), expected);
    });
  }
});

describe("monitoring/NothingExports", () => {
  it("passes where the exporter is there, where nobody knows it, and where one of two is enough", () => {
    const plan = [
      release("istiod", "istiod", "istio-system"),
      rules(
        { alert: "A", expr: "istio_requests_total > own_metric + container_cpu_usage_seconds_total" },
        { alert: "B", expr: "sum(pg_up or istio_x)" },
      ),
    ];
    assert.deepEqual(said(nothingExports, plan), []);
  });

  it("warns where it is not", () => {
    assert.deepEqual(
      said(nothingExports, [rules({ alert: "Slow", expr: "rate(istio_requests_total[5m]) > 1" })]),
      [
        "warn nothing in the plan exports istio_requests_total, which alert Slow of PrometheusRule watch/platform asks for",
      ],
    );
  });
});

describe("monitoring/NoSuchRecordingRule", () => {
  const recorded = rules(
    { record: "api:errors:rate5m", expr: "x" },
    { alert: "A", expr: "api:errors:rate5m > 1" },
  );

  it("passes where a rule, or the chart, records it", () => {
    assert.deepEqual(said(noSuchRecording, [recorded, dashboard("api:errors:rate5m")]), []);
    const chart = release("kube-prometheus-stack", "watch", "watch");
    assert.deepEqual(said(noSuchRecording, [chart, dashboard("node:node_num_cpu:sum")]), []);
  });

  it("fails for an alert, and warns for a dashboard", () => {
    assert.deepEqual(said(noSuchRecording, [rules({ alert: "A", expr: "api:error:rate5m > 1" })]), [
      "fail no recording rule makes api:error:rate5m, which alert A of PrometheusRule watch/platform asks for",
    ]);
    assert.deepEqual(said(noSuchRecording, [recorded, dashboard("api:error:rate5m")]), [
      "warn no recording rule makes api:error:rate5m, which dashboard api.json of ConfigMap watch/dashboards asks for",
    ]);
  });
});
