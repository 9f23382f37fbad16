/** The launch template that every node of a pool starts from: what hardens a node is here. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { amiFamily } from "./ami.ts";
import type { HardenedNodeGroupArgs } from "./hardened-node-group.ts";
import { kubeletConfiguration } from "./kubelet.ts";
import { userData } from "./user-data.ts";
import { type NodeVolume, nodeVolumes } from "./volumes.ts";

type LaunchTemplateArgs = aws.ec2.LaunchTemplateArgs;

/** What a launch template's tags reach: provider default tags reach the template itself, not what it launches. */
const TAGGED_AT_LAUNCH = ["instance", "volume", "network-interface"] as const;

export function createLaunchTemplate(
  parent: pulumi.Resource,
  name: string,
  args: HardenedNodeGroupArgs,
): aws.ec2.LaunchTemplate {
  return new aws.ec2.LaunchTemplate(`${name}-launch-template`, launchTemplateArgs(name, args), { parent });
}

/**
 * No image, instance type, key pair, instance profile or subnet: EKS refuses a template of a managed node group
 * that has them beside the node group's own, or they would open the node.
 * https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html
 */
export function launchTemplateArgs(name: string, args: HardenedNodeGroupArgs): LaunchTemplateArgs {
  const family = amiFamily(args.amiType);
  return {
    description: `Nodes of the pool ${name}.`,
    updateDefaultVersion: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
      instanceMetadataTags: "disabled",
    },
    blockDeviceMappings: nodeVolumes(family, args.disk).map((volume) => encryptedGp3(volume, args.kmsKeyArn)),
    networkInterfaces: [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [...args.securityGroupIds],
      },
    ],
    monitoring: { enabled: args.detailedMonitoring ?? true },
    ebsOptimized: "true",
    userData: userData(family, kubeletConfiguration(args.kubelet, args.capacities)),
    tagSpecifications: TAGGED_AT_LAUNCH.map((resourceType) => ({ resourceType, tags: args.launchTags })),
  };
}

function encryptedGp3(
  volume: NodeVolume,
  kmsKeyId: pulumi.Input<string>,
): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
  return {
    deviceName: volume.deviceName,
    ebs: {
      volumeType: "gp3",
      volumeSize: volume.sizeGiB,
      iops: volume.iops,
      throughput: volume.throughputMiBps,
      encrypted: "true",
      kmsKeyId,
      deleteOnTermination: "true",
    },
  };
}
