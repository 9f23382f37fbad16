/** Proves rows OBS-01 to OBS-08 on the plans of the shipped environments. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvironment } from "@drydock/core/environment";
import { COLLECTORS } from "@drydock/core/flows";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const RULES = "kubernetes:monitoring.coreos.com/v1:PrometheusRule";
const EXTERNAL_SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
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

describe("requirements: observability", function () {
  // Plans of every environment, and of two that are changed.
  this.timeout(120_000);
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

  it("OBS-02: dashboards of cluster, API, Kafka, Redis, TimescaleDB, ingress and nodes, and of logs and traces", () => {
    for (const environment of ENVIRONMENTS) {
      const boards = plans[environment].get("kubernetes:core/v1:ConfigMap", "observability-dashboards");
      assert.deepEqual(
        Object.keys((boards.inputs as Inputs)["data"]).sort(),
        [
          "api",
          "cluster",
          "costs",
          "ingress",
          "kafka",
          "logs",
          "nodes",
          "redis",
          "timescaledb",
          "traces",
        ].map((subject) => `platform-${subject}.json`),
      );
    }
  });

  it("OBS-02: data sources Prometheus, Loki and Tempo, where they are", () => {
    for (const environment of ENVIRONMENTS) {
      const file = valuesOf(plans[environment], "grafana")["datasources"]["datasources.yaml"];
      const urls = Object.fromEntries(
        (file.datasources as Inputs[]).map(({ type, url }) => [type as string, url as string]),
      );
      assert.equal(urls["prometheus"], "http://monitoring-prometheus.observability.svc:9090");
      assert.equal(urls["tempo"], "http://tempo.observability.svc:3200");
      assert.match(urls["loki"] ?? "", /^http:\/\/loki(-query-frontend)?\.observability\.svc:3100$/);
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

  it("OBS-05: prod has Loki in parts on S3, 31 days, compacted, three ingesters as large as the seed's", () => {
    const { deploymentMode, loki, ingester, compactor } = valuesOf(plans.prod, "loki");
    assert.equal(deploymentMode, "Distributed");
    assert.equal(loki.limits_config.retention_period, `${31 * 24}h`);
    assert.deepEqual([loki.compactor.retention_enabled, compactor.replicas], [true, 1]);
    assert.deepEqual([ingester.replicas, loki.commonConfig.replication_factor], [3, 3]);
    assert.deepEqual(ingester.resources, {
      requests: { cpu: "1", memory: "2Gi" },
      limits: { cpu: "2", memory: "4Gi" },
    });
    assert.equal(valuesOf(plans.staging, "loki")["deploymentMode"], "Distributed");
    assert.equal(valuesOf(plans.dev, "loki")["deploymentMode"], "Monolithic");
  });

  it("OBS-05: logs and traces are in buckets of their own: closed, under a customer key, out of public reach", () => {
    for (const environment of ENVIRONMENTS) {
      const plan = plans[environment];
      for (const [chart, what] of [
        ["loki", "logs"],
        ["tempo", "traces"],
      ] as const) {
        const { rules, bucket } = plan.get(
          "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
          `observability-${what}-encryption`,
        ).inputs as Inputs;
        assert.equal(rules[0].applyServerSideEncryptionByDefault.sseAlgorithm, "aws:kms");
        const text = JSON.stringify(valuesOf(plan, chart));
        assert.match(bucket as string, new RegExp(`^observability-${what}-bucket-`));
        assert.ok(text.includes(JSON.stringify(bucket)), chart);
        const block = plan.get(
          "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
          `observability-${what}-public-access-block`,
        ).inputs as Inputs;
        assert.deepEqual([block["bucket"], block["restrictPublicBuckets"]], [bucket, true]);
        assert.doesNotMatch(text, /"ingress":\{"enabled":true/);
      }
    }
  });

  it("OBS-05: a collector on every node reads pods and journal, with labels of Kubernetes", () => {
    for (const environment of ENVIRONMENTS) {
      const release = plans[environment].get(RELEASE, "observability-alloy-release").inputs as Inputs;
      assert.equal(release["namespace"], "node-agents");
      const { alloy, controller } = release["values"] as Inputs;
      assert.deepEqual([controller.type, controller.tolerations], ["daemonset", [{ operator: "Exists" }]]);
      for (const part of ["stage.cri", "stage.multiline", "discovery.kubernetes", "loki.source.journal"]) {
        assert.ok((alloy.configMap.content as string).includes(part), part);
      }
    }
  });

  for (const collector of ["FluentBit", "Promtail"] as const) {
    it(`OBS-05: ${collector} is another choice, with no finding that Alloy has not`, async () => {
      const dev = await loadEnvironment("dev");
      const logs = { ...dev.observability.logs, collector };
      const plan = await planned({ ...dev, observability: { ...dev.observability, logs } });
      const failing = ({ record: { preflight } }: Planned) =>
        preflight.filter(({ layer, status }) => layer === "observability" && status === "fail");
      assert.deepEqual(failing(plan), []);
      assert.ok(plan.all(RELEASE).every(({ name }) => !name.includes("alloy")));
      const { name } = COLLECTORS[collector];
      assert.equal(
        (plan.get(RELEASE, `observability-${name}-release`).inputs as Inputs)["namespace"],
        "node-agents",
      );
    });
  }

  it("OBS-07: spans go to the OpenTelemetry collector, which samples them and sends them to Tempo on S3", () => {
    const kept = { dev: "24h", staging: "72h", prod: "336h", "prod-dr": "336h" } as const;
    for (const environment of ENVIRONMENTS) {
      const { alternateConfig, fullnameOverride } = valuesOf(plans[environment], "otel-collector");
      assert.equal(fullnameOverride, "otel-collector");
      assert.deepEqual(alternateConfig.service.pipelines.traces, {
        receivers: ["otlp", "zipkin"],
        processors: ["memory_limiter", "probabilistic_sampler", "resource", "batch"],
        exporters: ["otlp"],
      });
      const tempo = valuesOf(plans[environment], "tempo");
      assert.equal(
        alternateConfig.exporters.otlp.endpoint,
        `${tempo["fullnameOverride"] as string}.observability.svc:4317`,
      );
      assert.equal(tempo["tempo"].retention, kept[environment]);
      assert.equal(tempo["tempo"].storage.trace.backend, "s3");
      const [provider] = (plans[environment].get(RELEASE, "mesh-istiod-release").inputs as Inputs)["values"]
        .meshConfig.extensionProviders as Inputs[];
      assert.match(provider?.["zipkin"].service as string, new RegExp(`^${fullnameOverride as string}\\.`));
    }
  });

  it("OBS-08: prod reads the cost and usage report, in a closed bucket, by Athena and a role of its own", () => {
    const report = plans.prod.get("aws:cur/reportDefinition:ReportDefinition").inputs as Inputs;
    assert.deepEqual(report["additionalSchemaElements"], ["RESOURCES", "SPLIT_COST_ALLOCATION_DATA"]);
    const { opencost } = valuesOf(plans.prod, "opencost");
    assert.equal(opencost.cloudCost.enabled, true);
    const [athena] = JSON.parse(opencost.cloudIntegrationJSON as string).aws.athena as Inputs[];
    assert.equal(athena?.["database"], "costs_prod");
    assert.ok(
      plans.prod
        .all("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock")
        .some(({ name }) => name.startsWith("observability-costs-")),
    );
    for (const environment of ["dev", "staging"] as const) {
      assert.deepEqual(plans[environment].all("aws:cur/reportDefinition:ReportDefinition"), []);
    }
  });

  it("OBS-08: costs are told by namespace and by label", () => {
    const boards = plans.prod.get("kubernetes:core/v1:ConfigMap", "observability-dashboards")
      .inputs as Inputs;
    const board = boards["data"]["platform-costs.json"] as string;
    assert.match(board, /sum by \(namespace\)/);
    assert.match(board, /sum by \(label_app_kubernetes_io_name\)/);
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
