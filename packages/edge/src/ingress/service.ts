/** Service before the controller's pods. Pulumi deletes it in the foreground: until its load balancer is gone. */
import type { EdgeSettings } from "@drydock/core/environment";
import { ENTRANCE_NAMESPACE, ENTRANCE_PORTS, entranceOf, podsOf } from "@drydock/core/flows";
import { LOAD_BALANCER_CLASS, loadBalancerAnnotations } from "@drydock/core/kubernetes";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { ownHostOf } from "../hosts/hosts.ts";
import { environmentNamespace, type Installing } from "../installing.ts";
import type { IngressSettings } from "./ingress.ts";

/** Open connections have as long to end as the load balancer waits for them. */
export const DRAIN_SECONDS = 60;

/** Paths that the pods answer while they may be called. */
const HEALTH_PATHS = { ingressNginx: "/healthz", kong: "/status/ready" } as const;

const HOSTNAME = "external-dns.alpha.kubernetes.io/hostname";

/** Its charts have Services of their own for themselves. */
export function publicService(edge: EdgeSettings): string {
  return `${entranceOf(edge)}-public`;
}

export function createEntranceService(
  installing: Installing,
  { kind, sourceCidrBlocks }: IngressSettings,
  dependsOn: readonly pulumi.Resource[],
): k8s.core.v1.Service {
  const { parent, name, provider, context } = installing;
  const entrance = entranceOf(context.settings.edge);
  const { http, https, health } = ENTRANCE_PORTS[kind];
  const ownHost = ownHostOf(context.settings);
  return new k8s.core.v1.Service(
    `${name}-${entrance}-service`,
    {
      metadata: {
        name: publicService(context.settings.edge),
        namespace: environmentNamespace(installing, ENTRANCE_NAMESPACE),
        annotations: {
          ...loadBalancerAnnotations({
            scheme: "internet-facing",
            preserveClientIp: true,
            health: { port: health, path: HEALTH_PATHS[kind] },
            drainSeconds: DRAIN_SECONDS,
          }),
          ...(ownHost === undefined ? {} : { [HOSTNAME]: ownHost }),
        },
      },
      spec: {
        type: "LoadBalancer",
        loadBalancerClass: LOAD_BALANCER_CLASS,
        // Targets are pods, so that no port of a node need be open.
        allocateLoadBalancerNodePorts: false,
        loadBalancerSourceRanges: [...sourceCidrBlocks],
        selector: { ...podsOf(context.flows, entrance).podLabels },
        ports: [
          { name: "http", port: 80, targetPort: http, protocol: "TCP" },
          { name: "https", port: 443, targetPort: https, protocol: "TCP" },
        ],
      },
    },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}
