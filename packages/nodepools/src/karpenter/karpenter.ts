/** Karpenter in the cluster: definitions, controller, node class and node pools, in that order. */
import { chartSource } from "@drydock/core/catalogue";
import { placementOn } from "@drydock/core/placement";
import type { EncryptionKey } from "@drydock/encryption-key";
import { HelmAddon } from "@drydock/helm-addon";
import type { KarpenterAws } from "@drydock/karpenter-aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { createNodeGuard } from "../guards/guards.ts";
import { CONTROLLER_NAMESPACE, type Controllers } from "../kubernetes.ts";
import { startupTaints } from "../plan.ts";
import { amiAlias } from "../versions.ts";
import { nodeClassSpec } from "./ec2-node-class.ts";
import { nodePoolSpec } from "./node-pool.ts";
import { type KarpenterSettings, karpenterValues } from "./values.ts";

const NODE_CLASS = "default";

/**
 * Removal goes the other way round: a node pool is gone once its nodes are, because it is deleted in the
 * foreground and Karpenter holds it until then; the controller goes after the last of them.
 */
const NODES_GO_FIRST = { "pulumi.com/deletionPropagationPolicy": "foreground" } as const;

/** Nodes drain within their pods' grace periods and disruption budgets. */
const DRAIN_TIMEOUT = { delete: "30m" } as const;

/** Names of the node pools; none where the environment has no Karpenter. */
export function createKarpenter(
  parent: pulumi.Resource,
  name: string,
  controllers: Controllers,
  karpenterAws: KarpenterAws | undefined,
  volumeKey: EncryptionKey,
): string[] {
  const { karpenter } = controllers.context.settings.autoscaling;
  if (!karpenter || !karpenterAws) return [];
  const controller = createController(parent, name, karpenter, controllers, karpenterAws);
  const nodeClass = createNodeClass(
    parent,
    name,
    karpenter,
    controllers,
    karpenterAws,
    volumeKey,
    controller,
  );
  const guard = createNodeGuard(parent, name, controllers.provider, controller);
  createNodePools(parent, name, karpenter, controllers, [nodeClass, guard]);
  return Object.keys(karpenter.nodePools);
}

function createController(
  parent: pulumi.Resource,
  name: string,
  karpenter: KarpenterSettings,
  { context, provider, dependsOn }: Controllers,
  karpenterAws: KarpenterAws,
): HelmAddon {
  const { clusterName, clusterEndpoint } = context.upstream.cluster;
  return new HelmAddon(
    `${name}-karpenter`,
    {
      ...chartSource("karpenter"),
      crds: chartSource("karpenter-crd"),
      releaseName: "karpenter",
      namespace: CONTROLLER_NAMESPACE,
      values: pulumi
        .all([clusterName, clusterEndpoint, karpenterAws.interruptionQueueName])
        .apply(([cluster, endpoint, interruptionQueue]) =>
          karpenterValues(karpenter, {
            clusterName: cluster,
            clusterEndpoint: endpoint,
            interruptionQueue,
            region: context.region,
            zonalShift: context.settings.cluster.zonalShift,
            placement: placementOn(context.settings.nodePools),
          }),
        ),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn, karpenterAws] },
  );
}

function createNodeClass(
  parent: pulumi.Resource,
  name: string,
  karpenter: KarpenterSettings,
  { context, provider }: Controllers,
  karpenterAws: KarpenterAws,
  volumeKey: EncryptionKey,
  controller: HelmAddon,
): k8s.apiextensions.CustomResource {
  const { network, cluster } = context.upstream;
  const { amiFamily } = karpenter.ec2NodeClass;
  return new k8s.apiextensions.CustomResource(
    `${name}-node-class-${NODE_CLASS}`,
    {
      apiVersion: "karpenter.k8s.aws/v1",
      kind: "EC2NodeClass",
      metadata: { name: NODE_CLASS, annotations: NODES_GO_FIRST },
      spec: pulumi
        .all([
          karpenterAws.instanceProfileName,
          network.privateSubnetIds,
          cluster.clusterSecurityGroupId,
          volumeKey.keyArn,
          cluster.clusterName,
        ])
        .apply(([instanceProfile, subnetIds, securityGroupId, kmsKeyArn, clusterName]) =>
          nodeClassSpec(karpenter.ec2NodeClass, {
            amiAlias: amiAlias(amiFamily, context.settings.cluster.kubernetesVersion),
            instanceProfile,
            subnetIds,
            securityGroupId,
            kmsKeyArn,
            tags: { ...context.tags, Name: `${clusterName}-karpenter` },
          }),
        ),
    },
    { parent, provider, dependsOn: [controller], customTimeouts: DRAIN_TIMEOUT },
  );
}

function createNodePools(
  parent: pulumi.Resource,
  name: string,
  karpenter: KarpenterSettings,
  { context, provider }: Controllers,
  dependsOn: readonly pulumi.Resource[],
): void {
  const taints = startupTaints(context.settings.cluster.networking.cni);
  for (const [pool, settings] of Object.entries(karpenter.nodePools)) {
    new k8s.apiextensions.CustomResource(
      `${name}-node-pool-${pool}`,
      {
        apiVersion: "karpenter.sh/v1",
        kind: "NodePool",
        metadata: { name: pool, annotations: NODES_GO_FIRST },
        spec: nodePoolSpec(settings, NODE_CLASS, taints),
      },
      { parent, provider, dependsOn: [...dependsOn], customTimeouts: DRAIN_TIMEOUT },
    );
  }
}
