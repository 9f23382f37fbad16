/** Monitors of the control plane, the node agent and every proxy; the charts bring none. */
import { MESH_NAMESPACES } from "@drydock/core/flows";
import type * as pulumi from "@pulumi/pulumi";
import { createObject, type Installing } from "../installing.ts";

const API = "monitoring.coreos.com/v1";
const INTERVAL = "30s";

/** After what they watch, in the namespace of the control plane. */
export function createMonitors(
  installing: Installing,
  namespace: pulumi.Output<string>,
  { istiod, cni }: { readonly istiod: pulumi.Resource; readonly cni: pulumi.Resource },
): void {
  const monitors = { apiVersion: API, namespace } as const;
  createObject(
    installing,
    "monitor-istiod",
    {
      ...monitors,
      kind: "ServiceMonitor",
      name: "istiod",
      spec: {
        selector: { matchLabels: { app: "istiod" } },
        endpoints: [{ port: "http-monitoring", interval: INTERVAL }],
      },
    },
    [istiod],
  );
  createObject(
    installing,
    "monitor-cni",
    {
      ...monitors,
      kind: "PodMonitor",
      name: "istio-cni",
      spec: {
        namespaceSelector: { matchNames: [MESH_NAMESPACES.cni] },
        selector: { matchLabels: { "k8s-app": "istio-cni-node" } },
        podMetricsEndpoints: [{ port: "metrics", interval: INTERVAL }],
      },
    },
    [cni],
  );
  createObject(
    installing,
    "monitor-proxies",
    { ...monitors, kind: "PodMonitor", name: "proxies", spec: PROXIES },
    [istiod],
  );
}

/** Injection puts the label on every pod that it gives a proxy, gateways included. */
const PROXIES = {
  namespaceSelector: { any: true },
  selector: { matchExpressions: [{ key: "security.istio.io/tlsMode", operator: "Exists" }] },
  podMetricsEndpoints: [{ port: "http-envoy-prom", path: "/stats/prometheus", interval: INTERVAL }],
};
