/** Definitions of ServiceMonitor, PodMonitor and PrometheusRule: every later chart may bring some, Prometheus comes after. */
import { chartSource } from "@drydock/core/catalogue";
import { HelmAddon } from "@drydock/helm-addon";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

export function createMonitoringDefinitions(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
): HelmAddon {
  return new HelmAddon(
    `${name}-monitoring-definitions`,
    {
      ...chartSource("prometheus-operator-crds"),
      releaseName: "prometheus-operator-crds",
      namespace: "kube-system",
    },
    { parent, providers: [provider] },
  );
}
