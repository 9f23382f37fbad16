/** A network without NAT reaches AWS through VPC endpoints only: which ones depends on what runs. */
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

interface Caller {
  readonly who: string;
  readonly present: (environment: Environment) => boolean;
  readonly services: readonly string[];
}

/**
 * Nodes: https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html
 * Karpenter: https://karpenter.sh/docs/getting-started/getting-started-with-karpenter/#private-clusters
 */
const CALLERS: readonly Caller[] = [
  { who: "nodes", present: () => true, services: ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "sts"] },
  {
    who: "the Cluster Autoscaler",
    present: ({ autoscaling }) => autoscaling.clusterAutoscaler !== undefined,
    services: ["autoscaling", "ec2", "eks"],
  },
  {
    who: "Karpenter",
    present: ({ autoscaling }) => autoscaling.karpenter !== undefined,
    services: ["ec2", "eks", "sqs", "ssm", "sts"],
  },
  {
    who: "the EFS CSI driver",
    present: ({ cluster }) => cluster.addons["aws-efs-csi-driver"] !== undefined,
    services: ["elasticfilesystem"],
  },
];

export const endpointsWithoutNat: Check = {
  reads: ["network.natGateways", "network.vpcEndpoints", "cluster.addons", "autoscaling"],
  find: (environment): Finding[] => {
    const { natGateways, vpcEndpoints } = environment.network;
    if (natGateways.strategy !== "None") return [];
    const open: readonly string[] = vpcEndpoints.interface;
    const missing = new Map<string, string[]>();
    for (const { who, services } of CALLERS.filter(({ present }) => present(environment))) {
      for (const service of services.filter((one) => !open.includes(one))) {
        missing.set(service, [...(missing.get(service) ?? []), who]);
      }
    }
    const interfaces = [...missing].map(([service, callers]) => finding("interface", service, callers));
    // Layers of images come from S3.
    const gateways = vpcEndpoints.gateway.includes("s3") ? [] : [finding("gateway", "s3", ["nodes"])];
    return [...gateways, ...interfaces];
  },
};

export const endpointsUnique: Check = {
  reads: ["network.vpcEndpoints"],
  find: ({ network: { vpcEndpoints } }) =>
    (["gateway", "interface"] as const).flatMap((kind) => {
      const services: readonly string[] = vpcEndpoints[kind];
      return services.flatMap((service, i): Finding[] => {
        if (services.indexOf(service) === i) return [];
        return [
          {
            path: ["network", "vpcEndpoints", kind, i],
            given: service,
            message: `is listed twice (got ${service})`,
            change: "list each service once",
          },
        ];
      });
    }),
};

function finding(kind: "interface" | "gateway", service: string, callers: readonly string[]): Finding {
  const verb = callers.length === 1 && callers[0] !== "nodes" ? "calls" : "call";
  return {
    path: ["network", "vpcEndpoints", kind],
    allowed: service,
    message: `must hold ${service} when natGateways.strategy is None: ${callers.join(" and ")} ${verb} it`,
    change: `add ${service} to vpcEndpoints.${kind}, or give the network NAT gateways`,
  };
}
