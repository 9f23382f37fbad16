/** Configuration values of the vpc-cni add-on. */
import type { AddonConfiguration } from "@drydock/eks-addon";

export interface VpcCniChoice {
  readonly prefixDelegation: boolean;
  readonly warmPrefixTarget: number;
  readonly securityGroupsForPods: boolean;
  readonly networkPolicy: boolean;
  /** Writes a pod's address to the pod at once, for a policy engine that reads it there. */
  readonly annotatePodIp?: boolean;
}

/** Subnets that pods take their addresses from, apart from the nodes'. */
export interface PodNetwork {
  readonly region: string;
  /** Zone name to subnet id. */
  readonly subnetIds: Readonly<Record<string, string>>;
  readonly securityGroupId: string;
}

/**
 * Keys are those of https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables; the add-on's schema takes
 * every value as a string.
 */
export function vpcCniConfiguration(
  choice: VpcCniChoice,
  podNetwork: PodNetwork | undefined,
): AddonConfiguration {
  return {
    enableNetworkPolicy: String(choice.networkPolicy),
    env: {
      ...LOGGING,
      ...(choice.prefixDelegation ? prefixDelegation(choice) : {}),
      ...(choice.securityGroupsForPods ? SECURITY_GROUPS_FOR_PODS : {}),
      ...(choice.annotatePodIp ? { ANNOTATE_POD_IP: "true" } : {}),
      ...(podNetwork ? CUSTOM_NETWORKING : {}),
    },
    ...(podNetwork ? { eniConfig: eniConfig(podNetwork) } : {}),
  };
}

/** The add-on's own default is DEBUG, to files on every node. */
const LOGGING = { AWS_VPC_K8S_CNI_LOGLEVEL: "INFO", AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "INFO" } as const;

function prefixDelegation({ warmPrefixTarget }: VpcCniChoice): Record<string, string> {
  return { ENABLE_PREFIX_DELEGATION: "true", WARM_PREFIX_TARGET: String(warmPrefixTarget) };
}

/**
 * In standard mode network policies, kubelet probes and node-local DNS keep working for such pods. Their traffic
 * leaves the VPC with the pod's security group only if the node does not translate its address.
 * https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
const SECURITY_GROUPS_FOR_PODS = {
  ENABLE_POD_ENI: "true",
  POD_SECURITY_GROUP_ENFORCING_MODE: "standard",
  AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
} as const;

/** A node takes the configuration that is named like its zone. */
const CUSTOM_NETWORKING = {
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
  ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
} as const;

function eniConfig({ region, subnetIds, securityGroupId }: PodNetwork): AddonConfiguration {
  const subnets = Object.entries(subnetIds).map(([zone, id]) => [
    zone,
    { id, securityGroups: [securityGroupId] },
  ]);
  return { create: true, region, subnets: Object.fromEntries(subnets) as AddonConfiguration };
}
