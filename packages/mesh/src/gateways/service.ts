/** Service in front of a gateway's pods. Pulumi deletes it in the foreground: until its load balancer is gone. */
import { LOAD_BALANCER_CLASS } from "@drydock/core/kubernetes";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";

export interface Exposure {
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
  /** Default: reached inside of the cluster alone. */
  readonly loadBalancer?: {
    readonly annotations: Readonly<Record<string, string>>;
    /** Whom its security group lets in. */
    readonly sourceCidrBlocks: readonly string[];
  };
}

interface Target {
  readonly name: string;
  readonly namespace: pulumi.Output<string>;
  readonly network?: string;
}

export function createGatewayService(
  { parent, name: layer, provider }: Installing,
  { name, namespace, network }: Target,
  { ports, loadBalancer }: Exposure,
  dependsOn: readonly pulumi.Resource[],
): k8s.core.v1.Service {
  return new k8s.core.v1.Service(
    `${layer}-${name}-service`,
    {
      metadata: {
        name,
        namespace,
        labels: { app: name, ...(network === undefined ? {} : { "topology.istio.io/network": network }) },
        annotations: loadBalancer?.annotations,
      },
      spec: {
        selector: { app: name },
        ports: ports.map((port) => ({ ...port, protocol: "TCP" })),
        ...(loadBalancer
          ? {
              type: "LoadBalancer",
              loadBalancerClass: LOAD_BALANCER_CLASS,
              // Targets are pods, so that no port of a node need be open.
              allocateLoadBalancerNodePorts: false,
              loadBalancerSourceRanges: [...loadBalancer.sourceCidrBlocks],
            }
          : { type: "ClusterIP" }),
      },
    },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}
