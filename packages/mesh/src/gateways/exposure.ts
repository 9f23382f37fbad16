/** How each gateway is reached: ports of its Service, and the load balancer in front of it. */
import { GATEWAY_PORTS, PROXY_PORTS } from "@drydock/core/flows";
import type { Exposure } from "./service.ts";
import { DRAIN_SECONDS } from "./values.ts";

const ANNOTATION = "service.beta.kubernetes.io/aws-load-balancer";

interface LoadBalancer {
  readonly scheme: "internet-facing" | "internal";
  /** Whether the gateway sees the addresses of its callers, and not the load balancer's. */
  readonly preserveClientIp: boolean;
}

/** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/ */
export function loadBalancerAnnotations({ scheme, preserveClientIp }: LoadBalancer): Record<string, string> {
  return {
    [`${ANNOTATION}-scheme`]: scheme,
    [`${ANNOTATION}-nlb-target-type`]: "ip",
    [`${ANNOTATION}-attributes`]: "load_balancing.cross_zone.enabled=true",
    [`${ANNOTATION}-target-group-attributes`]: [
      `preserve_client_ip.enabled=${preserveClientIp}`,
      `deregistration_delay.timeout_seconds=${DRAIN_SECONDS}`,
    ].join(","),
    [`${ANNOTATION}-healthcheck-protocol`]: "http",
    [`${ANNOTATION}-healthcheck-port`]: String(PROXY_PORTS.health),
    [`${ANNOTATION}-healthcheck-path`]: "/healthz/ready",
  };
}

export function ingressExposure(sourceCidrBlocks: readonly string[]): Exposure {
  return {
    ports: [
      { name: "http", port: 80, targetPort: GATEWAY_PORTS.http },
      { name: "https", port: 443, targetPort: GATEWAY_PORTS.https },
    ],
    loadBalancer: {
      annotations: loadBalancerAnnotations({ scheme: "internet-facing", preserveClientIp: true }),
      sourceCidrBlocks,
    },
  };
}

export function egressExposure(): Exposure {
  return { ports: [{ name: "tls", port: GATEWAY_PORTS.egress, targetPort: GATEWAY_PORTS.egress }] };
}

/** Addresses of callers from another region do not survive the way, so the load balancer shows its own. */
export function eastWestExposure(peerCidrBlocks: readonly string[]): Exposure {
  return {
    ports: [{ name: "tls", port: GATEWAY_PORTS.eastWest, targetPort: GATEWAY_PORTS.eastWest }],
    loadBalancer: {
      annotations: loadBalancerAnnotations({ scheme: "internal", preserveClientIp: false }),
      sourceCidrBlocks: peerCidrBlocks,
    },
  };
}
