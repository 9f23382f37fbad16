/**
 * Prometheus Adapter: what Prometheus knows becomes metrics of the Kubernetes API. It answers its probes before there
 * is a Prometheus, and serves no custom metric until then; so it can be ready here, layers before Prometheus.
 */
import { chartSource } from "@drydock/core/catalogue";
import { networkPolicySpec, PROMETHEUS } from "@drydock/core/flows";
import { placementOn } from "@drydock/core/placement";
import { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import type { Installing } from "./pod-autoscalers.ts";
import { prometheusAdapterValues } from "./prometheus-adapter-values.ts";

const ADAPTER = "prometheus-adapter";

export function createPrometheusAdapter(
  parent: pulumi.Resource,
  name: string,
  { settings, flows }: FoundationContext,
  namespace: pulumi.Output<string>,
  { provider, dependsOn }: Installing,
): HelmAddon {
  const adapter = new HelmAddon(
    `${name}-${ADAPTER}`,
    {
      ...chartSource(ADAPTER),
      releaseName: ADAPTER,
      namespace,
      networkPolicies: { [ADAPTER]: networkPolicySpec(flows, ADAPTER) },
      values: prometheusAdapterValues({
        placement: placementOn(settings.nodePools, "infrastructure"),
        replicas: settings.podAutoscaling.replicas,
        // The service that the operator makes for all of its Prometheus pods, whatever their release is called.
        prometheusUrl: `http://prometheus-operated.${PROMETHEUS.namespace}.svc`,
        prometheusPort: PROMETHEUS.port,
      }),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
  createMonitor(parent, name, provider, adapter);
  return adapter;
}

/** The chart has none. The adapter serves its own metrics beside its API, to callers that the API server lets in. */
function createMonitor(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
  adapter: HelmAddon,
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-${ADAPTER}-monitor`,
    {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { name: ADAPTER, namespace: adapter.namespace },
      spec: {
        selector: { matchLabels: { "app.kubernetes.io/name": ADAPTER } },
        endpoints: [
          {
            port: "https",
            scheme: "https",
            interval: "30s",
            bearerTokenFile: "/var/run/secrets/kubernetes.io/serviceaccount/token",
            // The adapter signs its own certificate at every start.
            tlsConfig: { insecureSkipVerify: true },
          },
        ],
      },
    },
    { parent, provider },
  );
}
