/** MeshConfig: what holds for every proxy. https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/ */
import type { MeshSettings } from "@drydock/core/environment";
import { INGRESS_GATEWAY, TRACE_COLLECTOR } from "@drydock/core/flows";
import { TRUST_DOMAIN } from "../trust.ts";

/** Name of the provider of traces, for the Telemetry resource. */
export const TRACES = "otel-collector";

export function meshConfig({ tracing }: Pick<MeshSettings, "tracing">) {
  return {
    trustDomain: TRUST_DOMAIN,
    enableAutoMtls: true,
    meshMTLS: { minProtocolVersion: "TLSV1_3" },
    // Rules about paths are compared with the path that the application sees.
    pathNormalization: { normalization: "DECODE_AND_MERGE_SLASHES" },
    // What leaves the cluster is decided by the flows' network policies, for pods with and without a proxy alike.
    outboundTrafficPolicy: { mode: "ALLOW_ANY" },
    ingressService: INGRESS_GATEWAY,
    ingressSelector: INGRESS_GATEWAY.replace("istio-", ""),
    defaultConfig: {
      // The first request of an application finds its proxy ready.
      holdApplicationUntilProxyStarts: true,
    },
    extensionProviders: [{ name: TRACES, ...tracesProvider(tracing.protocol) }],
  };
}

/** Envoy sends spans in either protocol; the collector takes both, and sends them on to Tempo. */
export function tracesProvider(protocol: MeshSettings["tracing"]["protocol"]) {
  const target = {
    service: `${TRACE_COLLECTOR.service}.${TRACE_COLLECTOR.namespace}.svc.cluster.local`,
    port: TRACE_COLLECTOR.ports[protocol],
  };
  return protocol === "Zipkin" ? { zipkin: target } : { opentelemetry: target };
}
