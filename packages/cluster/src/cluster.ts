/** The EKS control plane, who may use it, and the network of its pods; no nodes. */
import { type ClusterConnection, kubernetesProvider } from "@drydock/core/kubernetes";
import { type clusterContract, type ContractInputs } from "@drydock/core/contracts";
import { clusterName, partitionOf } from "@drydock/core/naming";
import { HardenedCluster } from "@drydock/hardened-cluster";
import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { createAccessEntries } from "./access/access-entries.ts";
import { createReadonlyUser } from "./access/readonly-user.ts";
import { createKubeProxy, createPodIdentityAgent } from "./addons.ts";
import { createApiPriority } from "./api-priority.ts";
import { createCni } from "./cni/cni.ts";
import type { ClusterContext } from "./context.ts";
import { publicAccessCidrs, securityGroupsForPods } from "./plan.ts";

export class Cluster extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof clusterContract>;

  constructor(name: string, context: ClusterContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:cluster:Cluster", name, {}, opts);
    const control = createControlPlane(this, name, context);
    const access = createAccessEntries(this, name, context, control);
    const provider = createKubernetesProvider(this, name, context, control, access);
    const agent = createPodIdentityAgent(this, name, context, control);
    const cni = createCni(this, name, context, { control, provider, agent });
    const kubeProxy = createKubeProxy(this, name, context, control);
    createReadonlyUser(this, name, provider);
    createApiPriority(this, name, provider);
    this.outputs = contractOutputs(context, control, [...access, agent, ...cni, ...kubeProxy]);
    this.registerOutputs(this.outputs);
  }
}

function createControlPlane(parent: Cluster, name: string, context: ClusterContext): HardenedCluster {
  const { settings, upstream, environment, accountId, region } = context;
  const { cluster } = settings;
  return new HardenedCluster(
    name,
    {
      clusterName: clusterName(environment),
      accountId,
      region,
      partition: partitionOf(region),
      kubernetesVersion: cluster.kubernetesVersion,
      vpcId: upstream.network.vpcId,
      subnetIds: upstream.network.privateSubnetIds,
      publicAccessCidrs: publicAccessCidrs(cluster),
      apiClientCidrBlocks: [settings.network.vpcCidrBlock],
      serviceIpv4Cidr: cluster.serviceCidrBlock,
      logRetentionInDays: cluster.controlPlaneLogs.retentionDays,
      encryption: {
        rotationPeriodInDays: cluster.encryption.keyRotationDays,
        deletionWindowInDays: cluster.encryption.keyDeletionWindowDays,
      },
      supportType: cluster.supportType,
      deletionProtection: cluster.deletionProtection,
      zonalShift: cluster.zonalShift,
      securityGroupsForPods: securityGroupsForPods(cluster),
    },
    { parent, protect: context.production },
  );
}

/** Waits for the access entries: before them nobody, not even the creator, may create an object. */
function createKubernetesProvider(
  parent: Cluster,
  name: string,
  { region }: ClusterContext,
  control: HardenedCluster,
  dependsOn: pulumi.Resource[],
): k8s.Provider {
  const connection: ClusterConnection = {
    clusterName: control.clusterName,
    clusterArn: control.clusterArn,
    clusterEndpoint: control.endpoint,
    certificateAuthorityData: control.certificateAuthorityData,
  };
  return kubernetesProvider(`${name}-kubernetes`, connection, region, { parent, dependsOn });
}

/** The cluster's name is known to the layers after this one only when nodes can join and reach the API. */
function contractOutputs(
  { settings }: ClusterContext,
  control: HardenedCluster,
  ready: readonly pulumi.Resource[],
): ContractInputs<typeof clusterContract> {
  const urns = pulumi.all(ready.map((resource) => resource.urn));
  return {
    clusterName: pulumi.all([control.clusterName, urns]).apply(([name]) => name),
    clusterArn: control.clusterArn,
    clusterEndpoint: control.endpoint,
    certificateAuthorityData: control.certificateAuthorityData,
    clusterSecurityGroupId: control.clusterSecurityGroupId,
    kubernetesVersion: settings.cluster.kubernetesVersion,
    serviceCidrBlock: settings.cluster.serviceCidrBlock,
    encryptionKeyArn: control.encryptionKeyArn,
  };
}
