/** Managed node group whose nodes are replaced, never modified, and hardened from their launch template on. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AmiType } from "./ami.ts";
import type { KubeletSettings, NodeCapacity } from "./kubelet.ts";
import { createLaunchTemplate } from "./launch-template.ts";
import type { NodeDisk } from "./volumes.ts";

export interface HardenedNodeGroupArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Kubernetes minor of the nodes: the cluster's, or up to three older. */
  readonly kubernetesVersion: pulumi.Input<string>;
  /** Operating system and architecture. Amazon Linux 2 is not offered: AWS no longer supports it. */
  readonly amiType: AmiType;
  /**
   * Exact AMI release, such as 1.35.6-20260714. Without it nodes would start from whatever AWS released last.
   * https://github.com/awslabs/amazon-eks-ami/blob/main/CHANGELOG.md
   */
  readonly releaseVersion: pulumi.Input<string>;
  /** SPOT costs about two thirds less, and AWS takes a node back with two minutes' notice. */
  readonly capacityType: "ON_DEMAND" | "SPOT";
  /** Instance types, the preferred one first. For SPOT name several: every type is one more pool of spare capacity. */
  readonly instanceTypes: readonly string[];
  /** vCPUs and memory of those instance types: decides what the kubelet keeps back. */
  readonly capacities: readonly NodeCapacity[];
  /** desiredSize holds at creation only; afterwards whoever scales the group owns it. */
  readonly scalingConfig: {
    readonly minSize: number;
    readonly desiredSize: number;
    readonly maxSize: number;
  };
  /** How many nodes may be missing while nodes are replaced. */
  readonly updateConfig: { readonly maxUnavailable: number } | { readonly maxUnavailablePercentage: number };
  /** Private subnets, one for every zone that the pool spans. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Security groups of the nodes. Start with the cluster's: without it nodes do not reach the control plane. */
  readonly securityGroupIds: readonly [pulumi.Input<string>, ...pulumi.Input<string>[]];
  /** Role of the nodes; see NodeRole. */
  readonly nodeRoleArn: pulumi.Input<string>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly NodeTaint[];
  readonly disk: NodeDisk;
  /** Customer-managed key of the nodes' volumes; its policy must let EC2 Auto Scaling use it. */
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly kubelet: KubeletSettings;
  /** One-minute metrics of EC2. Default: true; costs about 2 USD a node and month. */
  readonly detailedMonitoring?: boolean;
  /**
   * EKS replaces nodes that stay unhealthy. Default: true; free of charge.
   * https://docs.aws.amazon.com/eks/latest/userguide/node-health.html
   */
  readonly nodeRepair?: boolean;
  /** Tags of instances, volumes and network interfaces: a provider's default tags do not reach them. */
  readonly launchTags: Readonly<Record<string, pulumi.Input<string>>>;
}

export interface NodeTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NO_SCHEDULE" | "NO_EXECUTE" | "PREFER_NO_SCHEDULE";
}

export class HardenedNodeGroup extends pulumi.ComponentResource {
  readonly nodeGroupName: pulumi.Output<string>;
  readonly nodeGroupArn: pulumi.Output<string>;
  /** Auto Scaling group that EKS made for the node group. */
  readonly autoscalingGroupName: pulumi.Output<string>;
  readonly launchTemplateId: pulumi.Output<string>;

  constructor(name: string, args: HardenedNodeGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-node-group:HardenedNodeGroup", name, {}, opts);
    const launchTemplate = createLaunchTemplate(this, name, args);
    const nodeGroup = createNodeGroup(this, name, args, launchTemplate);
    this.nodeGroupName = nodeGroup.nodeGroupName;
    this.nodeGroupArn = nodeGroup.arn;
    this.autoscalingGroupName = nodeGroup.resources.apply(autoscalingGroupName);
    this.launchTemplateId = launchTemplate.id;
    this.registerOutputs({ nodeGroupName: this.nodeGroupName, nodeGroupArn: this.nodeGroupArn });
  }
}

function createNodeGroup(
  parent: HardenedNodeGroup,
  name: string,
  args: HardenedNodeGroupArgs,
  launchTemplate: aws.ec2.LaunchTemplate,
): aws.eks.NodeGroup {
  return new aws.eks.NodeGroup(
    `${name}-node-group`,
    {
      clusterName: args.clusterName,
      nodeRoleArn: args.nodeRoleArn,
      version: args.kubernetesVersion,
      amiType: args.amiType,
      releaseVersion: args.releaseVersion,
      capacityType: args.capacityType,
      instanceTypes: [...args.instanceTypes],
      subnetIds: args.subnetIds,
      scalingConfig: { ...args.scalingConfig },
      updateConfig: { ...args.updateConfig },
      labels: { ...args.labels },
      taints: (args.taints ?? []).map((taint) => ({ ...taint })),
      launchTemplate: { id: launchTemplate.id, version: launchTemplate.latestVersion.apply(String) },
      nodeRepairConfig: { enabled: args.nodeRepair ?? true },
    },
    // The autoscaler owns the desired size: an update that set it back would end nodes that are in use.
    { parent, ignoreChanges: ["scalingConfig.desiredSize"] },
  );
}

function autoscalingGroupName(resources: readonly aws.types.output.eks.NodeGroupResource[]): string {
  return resources[0]?.autoscalingGroups[0]?.name ?? "";
}
