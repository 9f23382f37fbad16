/** Prometheus and Alertmanager, their operator, and what tells them of objects and nodes. OBS-01, OBS-03. */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, PROMETHEUS } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { type Installing, placementOf } from "../installing.ts";
import { remoteWriteIdentity } from "./remote-write.ts";
import { stackValues } from "./values.ts";

const STACK = "kube-prometheus-stack";

/** Workloads of the chart, and peers of the flows. The node exporter is in its node's network, past every policy. */
const PEERS = ["prometheus", "alertmanager", "kube-state-metrics", "prometheus-operator"] as const;

export function createPrometheus(installing: Installing): HelmAddon {
  const { parent, name, context, provider, namespace, dependsOn } = installing;
  const { flows, region, upstream, settings } = context;
  const { remoteWrite } = settings.observability.prometheus;
  return new HelmAddon(
    `${name}-${STACK}`,
    {
      ...chartSource(STACK),
      releaseName: STACK,
      namespace,
      timeoutSeconds: 900,
      networkPolicies: Object.fromEntries(PEERS.map((peer) => [peer, networkPolicySpec(flows, peer)])),
      identities: remoteWrite
        ? [remoteWriteIdentity(context, PROMETHEUS.serviceAccount, remoteWrite.workspaceId)]
        : [],
      values: upstream.cluster.clusterName.apply((clusterName) =>
        stackValues({
          clusterName,
          region,
          settings: settings.observability,
          prometheusPlacement: placementOf(installing, "memory", "infrastructure"),
          placement: placementOf(installing, "memory", "infrastructure"),
        }),
      ),
    },
    { parent, providers: [provider, context.awsProvider], dependsOn: [...dependsOn] },
  );
}
