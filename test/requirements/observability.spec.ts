/** Proves rows OBS-01 to OBS-04 and OBS-06 to OBS-08 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const RULES = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const ENVIRONMENTS = ["dev", "staging", "prod"] as const;
const ROOT = join(import.meta.dirname, "..", "..");

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const valuesOf = (plan: Planned, chart: string): Inputs =>
  (plan.get(RELEASE, `observability-${chart}-release`).inputs as Inputs)["values"] as Inputs;
const stackOf = (plan: Planned): Inputs => valuesOf(plan, "kube-prometheus-stack");
const rulesOf = (plan: Planned): Inputs[] =>
  ((plan.get(RULES, "observability-rules").inputs as Inputs)["spec"].groups as Inputs[]).flatMap(
    ({ rules }) => rules as Inputs[],
  );
const alertsOf = (plan: Planned): Inputs[] => rulesOf(plan).filter(({ alert }) => alert !== undefined);

/** What the row lists, by severity. */
const ALERTS = {
  critical: [
    "PodCrashLooping",
    "ApiErrorRateHigh",
    "CertificateExpiresWithin7Days",
    "DatabaseConnectionPoolExhausted",
    "IngressWebhookFailing",
    "LokiIngesterNotReady",
  ],
  warning: [
    "ContainerMemoryHigh",
    "NodeMemoryHigh",
    "ContainerCpuHigh",
    "NodeCpuHigh",
    "VolumeFillingUp",
    "KafkaConsumerLagGrowing",
    "RedisMemoryHigh",
    "CertificateExpiresWithin30Days",
  ],
} as const;

describe("requirements: observability", () => {
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const environment of ENVIRONMENTS) plans[environment] = await plannedResources(environment);
  });

  it("are planned without a refusal", () => {
    for (const environment of ENVIRONMENTS) {
      const { preflight } = plans[environment].record;
      const failed = preflight.filter(({ layer, status }) => layer === "observability" && status === "fail");
      assert.deepEqual(failed, [], environment);
    }
  });

  it("OBS-01: two replicas, 30 days, 100 GB, every 15 seconds, with a second copy", () => {
    const { prometheusSpec, podDisruptionBudget } = stackOf(plans.prod)["prometheus"];
    const { replicas, retention, scrapeInterval, evaluationInterval, resources } = prometheusSpec;
    assert.deepEqual([replicas, retention, scrapeInterval, evaluationInterval], [2, "30d", "15s", "15s"]);
    assert.deepEqual(resources, {
      requests: { cpu: "2", memory: "8Gi" },
      limits: { cpu: "4", memory: "16Gi" },
    });
    const { spec } = prometheusSpec.storageSpec.volumeClaimTemplate;
    assert.equal(spec.resources.requests.storage, "100Gi");
    assert.deepEqual(podDisruptionBudget, { enabled: true, minAvailable: 1 });
    assert.match(prometheusSpec.remoteWrite[0].url, /^https:\/\/aps-workspaces\.us-east-1\.amazonaws\.com\//);
    assert.deepEqual(prometheusSpec.nodeSelector, { workload: "memory", spot: "false" });
    const classes = plans.prod
      .all("kubernetes:storage.k8s.io/v1:StorageClass")
      .map(({ inputs }) => (inputs as Inputs)["metadata"].name as string);
    assert.ok(classes.includes(spec.storageClassName));
  });

  it("OBS-01: rates, errors and latency of APIs are recorded", () => {
    const recorded = rulesOf(plans.dev).map(({ record }) => record as string | undefined);
    for (const record of [
      "api:requests:rate5m",
      "api:error_ratio:rate5m",
      "api:latency_seconds_p95:rate5m",
      "api:latency_seconds_p99:rate5m",
    ]) {
      assert.ok(recorded.includes(record), record);
    }
  });

  it("OBS-01: dev is small", () => {
    const { prometheusSpec } = stackOf(plans.dev)["prometheus"];
    assert.deepEqual([prometheusSpec.replicas, prometheusSpec.retention], [1, "2d"]);
    assert.equal(prometheusSpec.remoteWrite, undefined);
  });

  it("OBS-02: people sign in at the identity provider; nobody has a default password", () => {
    const grafana = valuesOf(plans.prod, "grafana");
    const oauth = grafana["grafana.ini"]["auth.generic_oauth"];
    assert.deepEqual([oauth.enabled, oauth.use_pkce], [true, true]);
    assert.match(oauth.client_secret, /^\$__file\{/);
    assert.equal(grafana["admin"].existingSecret, "grafana-administrator");
    assert.equal(grafana["adminPassword"], undefined);
    for (const environment of ENVIRONMENTS) {
      const password = plans[environment].get(
        "kubernetes:generators.external-secrets.io/v1alpha1:Password",
        "observability-administrator-password",
      );
      assert.ok(((password.inputs as Inputs)["spec"].length as number) >= 32);
    }
  });

  it("OBS-02: dashboards of cluster, API, Kafka, Redis, TimescaleDB, ingress and nodes", () => {
    for (const environment of ENVIRONMENTS) {
      const boards = plans[environment].get("kubernetes:core/v1:ConfigMap", "observability-dashboards");
      assert.deepEqual(
        Object.keys((boards.inputs as Inputs)["data"]).sort(),
        ["api", "cluster", "ingress", "kafka", "nodes", "redis", "timescaledb"].map(
          (subject) => `platform-${subject}.json`,
        ),
      );
    }
  });

  it("OBS-03: critical to PagerDuty, warnings to Slack, teams of their own, grouped and inhibited", () => {
    const { config, alertmanagerSpec } = stackOf(plans.prod)["alertmanager"];
    assert.deepEqual(config.route.routes[0], {
      receiver: "pagerduty",
      matchers: ['severity = "critical"'],
      continue: true,
    });
    assert.equal(config.route.receiver, "slack");
    assert.equal(config.route.routes.length, 3);
    assert.ok((config.route.group_by as string[]).includes("alertname"));
    assert.equal(config.inhibit_rules.length, 1);
    assert.deepEqual(alertmanagerSpec.secrets, ["alertmanager-receivers"]);
    const secret = plans.prod.get(EXTERNAL_SECRET, "observability-secret-alertmanager-receivers");
    assert.deepEqual(
      ((secret.inputs as Inputs)["spec"].data as Inputs[]).map(({ remoteRef }) => remoteRef.key as string),
      ["drydock/prod/observability/alertmanager", "drydock/prod/observability/alertmanager"],
    );
  });

  for (const [severity, names] of Object.entries(ALERTS)) {
    it(`OBS-04: ${severity} alerts, each with a runbook that exists`, () => {
      for (const environment of ENVIRONMENTS) {
        const alerts = alertsOf(plans[environment]);
        for (const name of names) {
          const found = alerts.find(({ alert }) => alert === name);
          assert.ok(found, `${environment}: ${name}`);
          assert.equal(found["labels"].severity, severity);
          const url = found["annotations"].runbook_url as string;
          const page = /^https:\/\/github\.com\/example\/drydock\/blob\/main\/(docs\/runbooks\/.+\.md)$/.exec(
            url,
          );
          assert.ok(page?.[1] && existsSync(join(ROOT, page[1])), url);
        }
      }
    });
  }

  it("OBS-06: every chart of the layer is scraped, and monitors of every namespace are taken", () => {
    for (const environment of ENVIRONMENTS) {
      const { prometheusSpec } = stackOf(plans[environment])["prometheus"];
      assert.equal(prometheusSpec.serviceMonitorSelectorNilUsesHelmValues, false);
      assert.equal(prometheusSpec.podMonitorSelectorNilUsesHelmValues, false);
      assert.equal(prometheusSpec.ruleSelectorNilUsesHelmValues, false);
      assert.deepEqual(valuesOf(plans[environment], "grafana")["serviceMonitor"], {
        enabled: true,
        interval: "30s",
      });
    }
  });

  it("OBS-07: objectives have burn-rate alerts over two windows, fast ones critical", () => {
    const burning = (plan: Planned) =>
      alertsOf(plan).filter(({ labels }) => labels.subject === "error-budget");
    assert.equal(burning(plans.prod).length, 8);
    assert.equal(burning(plans.staging).length, 3);
    assert.equal(burning(plans.dev).length, 0);
    const fastest = burning(plans.prod)[0];
    assert.equal(
      fastest?.["expr"],
      'slo:error_ratio:rate1h{slo="api-availability"} > 0.0144 and slo:error_ratio:rate5m{slo="api-availability"} > 0.0144',
    );
    assert.equal(fastest["labels"].severity, "critical");
  });

  it("OBS-07: Tempo takes what the mesh sends, and keeps it on a volume", () => {
    const kept = { dev: "24h", staging: "72h", prod: "336h" } as const;
    for (const environment of ENVIRONMENTS) {
      const values = valuesOf(plans[environment], "tempo");
      assert.equal(values["fullnameOverride"], "tempo-distributor");
      assert.equal(values["tempo"].retention, kept[environment]);
      assert.equal(values["tempo"].receivers.zipkin.endpoint, "0.0.0.0:9411");
      assert.equal(values["persistence"].enabled, true);
    }
  });

  it("OBS-08: OpenCost tells what namespaces cost at AWS's prices, in staging and prod", () => {
    for (const environment of ["staging", "prod"] as const) {
      const { opencost } = valuesOf(plans[environment], "opencost");
      assert.equal(opencost.exporter.extraEnv.AWS_REGION, "us-east-1");
      assert.equal(opencost.prometheus.internal.serviceName, "monitoring-prometheus");
      assert.equal(opencost.metrics.serviceMonitor.enabled, true);
    }
    assert.ok(plans.dev.all(RELEASE).every(({ name }) => !name.includes("opencost")));
  });
});
