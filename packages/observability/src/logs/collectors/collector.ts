/** The collector of logs that the environment has chosen, on every node. OBS-05. */
import { chartSource } from "@drydock/core/catalogue";
import type { ObservabilitySettings } from "@drydock/core/environment";
import { COLLECTORS, networkPolicySpec } from "@drydock/core/flows";
import { HelmAddon, type HelmValues } from "@drydock/helm-addon";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../../installing.ts";
import { pushHost, pushUrl } from "../loki/addresses.ts";
import type { CollectorSurroundings } from "./agent.ts";
import { alloyValues } from "./alloy.ts";
import { fluentBitValues } from "./fluent-bit.ts";
import { promtailValues } from "./promtail.ts";

const VALUES: Readonly<
  Record<ObservabilitySettings["logs"]["collector"], (around: CollectorSurroundings) => HelmValues>
> = { Alloy: alloyValues, FluentBit: fluentBitValues, Promtail: promtailValues };

/** In the namespace of the agents, once Loki takes lines. */
export function createCollector(installing: Installing, agentsNamespace: pulumi.Output<string>): HelmAddon {
  const { parent, name, context, provider, dependsOn } = installing;
  const { logs } = context.settings.observability;
  const { name: chart } = COLLECTORS[logs.collector];
  const { mode } = logs.loki;
  return new HelmAddon(
    `${name}-${chart}`,
    {
      ...chartSource(chart),
      releaseName: chart,
      namespace: agentsNamespace,
      timeoutSeconds: 900,
      networkPolicies: { [chart]: networkPolicySpec(context.flows, chart) },
      values: context.upstream.cluster.clusterName.apply((clusterName) =>
        VALUES[logs.collector]({ clusterName, lokiHost: pushHost(mode), lokiUrl: pushUrl(mode) }),
      ),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
