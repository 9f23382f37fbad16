/** What watches the platform: Prometheus, its rules and alerts, and dashboards. */
import type { ContractInputs, observabilityContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import { createAgentsNamespace } from "./agents.ts";
import type { ObservabilityContext } from "./context.ts";
import { createCost } from "./cost/opencost.ts";
import { createDashboards } from "./grafana/dashboards.ts";
import { createGrafana, GRAFANA_URL } from "./grafana/grafana.ts";
import { createInstalling } from "./installing.ts";
import { ALERTMANAGER_URL, PROMETHEUS_URL } from "./prometheus/names.ts";
import { createPrometheus } from "./prometheus/prometheus.ts";
import { createRules } from "./rules/create.ts";
import { createReceiverSecrets } from "./secrets/receivers.ts";
import { createTempo, TEMPO_URL } from "./tracing/tempo.ts";

export class Observability extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof observabilityContract>;

  constructor(name: string, context: ObservabilityContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:observability:Observability", name, {}, opts);
    const installing = createInstalling(this, name, context);
    const agents = createAgentsNamespace(installing);
    const receivers = createReceiverSecrets(installing);
    const prometheus = createPrometheus({ ...installing, dependsOn: [agents, ...receivers] });
    createRules({ ...installing, dependsOn: [prometheus] });
    const tempo = createTempo(installing);
    createCost({ ...installing, dependsOn: [prometheus] });
    const dashboards = createDashboards(installing);
    const grafana = createGrafana({ ...installing, dependsOn: [dashboards] });
    this.outputs = {
      prometheusUrl: prometheus.releaseName.apply(() => PROMETHEUS_URL),
      alertmanagerUrl: prometheus.releaseName.apply(() => ALERTMANAGER_URL),
      tempoUrl: tempo.releaseName.apply(() => TEMPO_URL),
      grafanaUrl: grafana.releaseName.apply(() => GRAFANA_URL),
      grafanaHost: context.settings.observability.grafana.host,
    };
    this.registerOutputs(this.outputs);
  }
}
