/** Arithmetic of the network layer: from the environment's settings to the components' arguments. */
import type { NetworkSettings } from "@drydock/core/environment";
import { clusterName, partitionOf, physicalName } from "@drydock/core/naming";
import type { SubnetTags } from "@drydock/hardened-vpc";

/** Zone names in the order of their index, which is the order of every list in the layer's contract. */
export function zoneNames({ availabilityZones }: NetworkSettings): string[] {
  return [...availabilityZones].sort((a, b) => a.index - b.index).map((zone) => zone.name);
}

export function podCidrBlocks({ podCidrBlock }: NetworkSettings): string[] {
  return podCidrBlock === undefined ? [] : [podCidrBlock];
}

/** Who may call the interface endpoints: nodes, and pods with addresses of their own range. */
export function endpointClients(settings: NetworkSettings): string[] {
  return [settings.vpcCidrBlock, ...podCidrBlocks(settings)];
}

/** How controllers of the environment's cluster find the subnets that they may use. */
export function subnetTags(environment: string): SubnetTags {
  return {
    // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/
    public: { "kubernetes.io/role/elb": "1" },
    private: {
      "kubernetes.io/role/internal-elb": "1",
      // https://karpenter.sh/docs/concepts/nodeclasses/#specsubnetselectorterms
      "karpenter.sh/discovery": clusterName(environment),
    },
    // https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md (ENABLE_SUBNET_DISCOVERY)
    pod: { "kubernetes.io/role/cni": "1" },
  };
}

/** Fixed, because the key's policy names the log group before it exists. */
export function flowLogGroupName(environment: string): string {
  return physicalName("logGroup", `/drydock/${environment}/vpc-flow-logs`);
}

export function logGroupArn(region: string, accountId: string, name: string): string {
  return `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${name}`;
}
