/** Cluster Autoscaler: owns the desired size of the managed pools that name it as their autoscaler. */
import { chart } from "@drydock/core/catalogue";
import { partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import { WorkloadIdentity } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";
import { CONTROLLER_NAMESPACE, type Controllers } from "../kubernetes.ts";
import { startupTaints, systemPlacement, systemPool } from "../plan.ts";
import { clusterAutoscalerTag } from "../versions.ts";
import { autoscalerStatements } from "./permissions.ts";
import { autoscalerValues, type ClusterAutoscalerSettings } from "./values.ts";

const SERVICE_ACCOUNT = "cluster-autoscaler";

/** After the pools: what the autoscaler finds when it starts is complete. */
export function createClusterAutoscaler(
  parent: pulumi.Resource,
  name: string,
  controllers: Controllers,
  pools: readonly pulumi.Resource[],
): void {
  const { clusterAutoscaler } = controllers.context.settings.autoscaling;
  if (!clusterAutoscaler) return;
  const identity = createIdentity(parent, `${name}-cluster-autoscaler`, controllers);
  createRelease(parent, `${name}-cluster-autoscaler`, clusterAutoscaler, controllers, [...pools, identity]);
}

function createIdentity(parent: pulumi.Resource, name: string, { context }: Controllers): WorkloadIdentity {
  const { clusterName, clusterArn } = context.upstream.cluster;
  const { region, accountId } = context;
  return new WorkloadIdentity(
    name,
    {
      clusterName,
      clusterArn,
      namespace: CONTROLLER_NAMESPACE,
      serviceAccount: SERVICE_ACCOUNT,
      association: "Direct",
      statements: autoscalerStatements(
        { partition: partitionOf(region), region, accountId, clusterName },
        clusterArn,
      ),
    },
    { parent },
  );
}

function createRelease(
  parent: pulumi.Resource,
  name: string,
  settings: ClusterAutoscalerSettings,
  { context, provider, dependsOn }: Controllers,
  before: readonly pulumi.Resource[],
): HelmAddon {
  const { kubernetesVersion, networking } = context.settings.cluster;
  const { repository, chart: chartName, version } = chart("cluster-autoscaler");
  return new HelmAddon(
    name,
    {
      repository,
      chart: chartName,
      version,
      releaseName: "cluster-autoscaler",
      namespace: CONTROLLER_NAMESPACE,
      values: context.upstream.cluster.clusterName.apply((clusterName) =>
        autoscalerValues(settings, {
          clusterName,
          region: context.region,
          imageTag: clusterAutoscalerTag(kubernetesVersion),
          serviceAccount: SERVICE_ACCOUNT,
          placement: systemPlacement(systemPool(context.settings.nodePools)),
          startupTaints: startupTaints(networking.cni).map(({ key }) => key),
        }),
      ),
    },
    { parent, providers: provider && [provider], dependsOn: [...dependsOn, ...before] },
  );
}
