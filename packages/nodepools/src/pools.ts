/** The managed node pools: one hardened node group each, and the tags of its Auto Scaling group. */
import { HardenedNodeGroup, type NodeRole } from "@drydock/hardened-node-group";
import type { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "./context.ts";
import type { NodePools } from "./nodepools.ts";
import {
  autoscalingGroupTags,
  poolCapacities,
  type PoolSettings,
  poolsInOrder,
  poolSubnetIds,
  poolTaints,
} from "./plan.ts";
import { amiRelease } from "./versions.ts";

export type Pools = ReadonlyMap<string, HardenedNodeGroup>;

export function createPools(
  parent: NodePools,
  name: string,
  context: NodePoolsContext,
  nodeRole: NodeRole,
  volumeKey: EncryptionKey,
): Pools {
  return new Map(
    poolsInOrder(context.settings.nodePools).map(([pool, settings]) => {
      const group = createPool(parent, name, context, { pool, settings, nodeRole, volumeKey });
      tagAutoscalingGroup(parent, `${name}-${pool}`, context, settings, group);
      return [pool, group];
    }),
  );
}

interface Pool {
  readonly pool: string;
  readonly settings: PoolSettings;
  readonly nodeRole: NodeRole;
  readonly volumeKey: EncryptionKey;
}

function createPool(
  parent: NodePools,
  name: string,
  context: NodePoolsContext,
  { pool, settings, nodeRole, volumeKey }: Pool,
): HardenedNodeGroup {
  const { cluster, network } = context.upstream;
  const { kubernetesVersion, networking } = context.settings.cluster;
  const { minSize, desiredSize, maxSize } = settings;
  return new HardenedNodeGroup(
    `${name}-${pool}`,
    {
      clusterName: cluster.clusterName,
      kubernetesVersion,
      amiType: settings.amiType,
      releaseVersion: amiRelease(settings.amiType, kubernetesVersion),
      capacityType: settings.capacityType,
      instanceTypes: settings.instanceTypes,
      capacities: poolCapacities(pool, settings.instanceTypes),
      scalingConfig: { minSize, desiredSize, maxSize },
      updateConfig: settings.updateConfig,
      subnetIds: pulumi
        .all([network.availabilityZones, network.privateSubnetIds])
        .apply(([zones, subnetIds]) => poolSubnetIds(pool, settings.availabilityZones, zones, subnetIds)),
      securityGroupIds: [cluster.clusterSecurityGroupId],
      nodeRoleArn: nodeRole.roleArn,
      labels: settings.labels,
      taints: poolTaints(settings, networking.cni),
      disk: settings.disk,
      kmsKeyArn: volumeKey.keyArn,
      kubelet: settings.kubelet,
      launchTags: { ...context.tags, Name: pulumi.interpolate`${cluster.clusterName}-${pool}` },
    },
    { parent },
  );
}

function tagAutoscalingGroup(
  parent: NodePools,
  name: string,
  context: NodePoolsContext,
  settings: PoolSettings,
  group: HardenedNodeGroup,
): void {
  const installed = context.settings.autoscaling.clusterAutoscaler !== undefined;
  for (const [key, value] of Object.entries(autoscalingGroupTags(settings, installed))) {
    new aws.autoscaling.Tag(
      `${name}-tag-${key.split("/").slice(1).join("-")}`,
      { autoscalingGroupName: group.autoscalingGroupName, tag: { key, value, propagateAtLaunch: false } },
      { parent: group },
    );
  }
}
