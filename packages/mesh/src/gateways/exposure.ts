/** How each gateway is reached: ports of its Service, and the load balancer in front of it. */
import { GATEWAY_PORTS, PROXY_PORTS } from "@drydock/core/flows";
import { loadBalancerAnnotations } from "@drydock/core/kubernetes";
import type { Exposure } from "./service.ts";
import { DRAIN_SECONDS } from "./values.ts";

/** Of every gateway: its proxy says when it may be called, and open connections have as long as it takes them to end. */
const GATEWAY = {
  health: { port: PROXY_PORTS.health, path: "/healthz/ready" },
  drainSeconds: DRAIN_SECONDS,
} as const;

export function ingressExposure(sourceCidrBlocks: readonly string[]): Exposure {
  return {
    ports: [
      { name: "http", port: 80, targetPort: GATEWAY_PORTS.http },
      { name: "https", port: 443, targetPort: GATEWAY_PORTS.https },
    ],
    loadBalancer: {
      annotations: loadBalancerAnnotations({ ...GATEWAY, scheme: "internet-facing", preserveClientIp: true }),
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
      annotations: loadBalancerAnnotations({ ...GATEWAY, scheme: "internal", preserveClientIp: false }),
      sourceCidrBlocks: peerCidrBlocks,
    },
  };
}
