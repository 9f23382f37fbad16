/** OpenTelemetry collector: takes spans of proxies and applications, samples them, and sends them to Tempo. OBS-07. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, TRACE_COLLECTOR } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../installing.ts";
import { collectorValues } from "./collector-values.ts";

/** Peer of the flows, and name of the release. */
const NAME = TRACE_COLLECTOR.service;

/** Where applications send spans, by OTLP over gRPC. */
export const OTLP_ENDPOINT = `http://${NAME}.${TRACE_COLLECTOR.namespace}.svc:${TRACE_COLLECTOR.ports.OpenTelemetry}`;

export function createTraceCollector(installing: Installing): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { flows, settings, upstream } = context;
  return new HelmAddon(
    `${name}-${NAME}`,
    {
      ...chartSource("opentelemetry-collector"),
      releaseName: NAME,
      namespace,
      networkPolicies: { [NAME]: networkPolicySpec(flows, NAME) },
      values: upstream.cluster.clusterName.apply((clusterName) =>
        collectorValues({
          settings: settings.observability.tracing.collector,
          clusterName,
          placement: placementOf(installing, "memory", "infrastructure"),
        }),
      ),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
