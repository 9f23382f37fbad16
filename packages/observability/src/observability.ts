/** What watches the platform: metrics with rules and alerts, logs, traces, costs, and dashboards of all. */
import type { ContractInputs, observabilityContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import { createAgentsNamespace } from "./agents.ts";
import type { ObservabilityContext } from "./context.ts";
import { createCost } from "./cost/opencost.ts";
import { createDashboards } from "./grafana/dashboards.ts";
import { createGrafana, GRAFANA_URL } from "./grafana/grafana.ts";
import { createInstalling } from "./installing.ts";
import { createCollector } from "./logs/collectors/collector.ts";
import { queryUrl } from "./logs/loki/addresses.ts";
import { createLoki } from "./logs/loki/loki.ts";
import { ALERTMANAGER_URL, PROMETHEUS_URL } from "./prometheus/names.ts";
import { createPrometheus } from "./prometheus/prometheus.ts";
import { createRules } from "./rules/create.ts";
import { createReceiverSecrets } from "./secrets/receivers.ts";
import { createStorage } from "./storage/storage.ts";
import { createTraceCollector, OTLP_ENDPOINT } from "./tracing/collector.ts";
import { createTempo, TEMPO_URL } from "./tracing/tempo.ts";

export class Observability extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof observabilityContract>;

  constructor(name: string, context: ObservabilityContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:observability:Observability", name, {}, opts);
    const { observability } = context.settings;
    const installing = createInstalling(this, name, context);
    const agents = createAgentsNamespace(installing);
    const receivers = createReceiverSecrets(installing);
    const prometheus = createPrometheus({ ...installing, dependsOn: [agents, ...receivers] });
    createRules({ ...installing, dependsOn: [prometheus] });
    const storage = createStorage(this, name, context);
    const loki = createLoki(installing, storage.logs);
    createCollector({ ...installing, dependsOn: [loki] }, agents.namespace);
    const tempo = createTempo(installing, storage.traces);
    const collector = createTraceCollector({ ...installing, dependsOn: [tempo] });
    createCost({ ...installing, dependsOn: [prometheus] }, storage.accessLogBucket);
    const dashboards = createDashboards(installing);
    const grafana = createGrafana({ ...installing, dependsOn: [dashboards] });
    this.outputs = {
      prometheusUrl: prometheus.releaseName.apply(() => PROMETHEUS_URL),
      alertmanagerUrl: prometheus.releaseName.apply(() => ALERTMANAGER_URL),
      lokiUrl: loki.releaseName.apply(() => queryUrl(observability.logs.loki.mode)),
      otlpEndpoint: collector.releaseName.apply(() => OTLP_ENDPOINT),
      tempoUrl: tempo.releaseName.apply(() => TEMPO_URL),
      grafanaUrl: grafana.releaseName.apply(() => GRAFANA_URL),
      grafanaHost: observability.grafana.host,
    };
    this.registerOutputs(this.outputs);
  }
}
