/** Cluster Autoscaler: owns the desired size of the managed pools that name it as their autoscaler. */
import { chartSource } from "@drydock/core/catalogue";
import { partitionOf } from "@drydock/core/naming";
import { placementOn } from "@drydock/core/placement";
import { HelmAddon } from "@drydock/helm-addon";
import type * as pulumi from "@pulumi/pulumi";
import { CONTROLLER_NAMESPACE, type Controllers } from "../kubernetes.ts";
import { startupTaints } from "../plan.ts";
import { clusterAutoscalerTag } from "../versions.ts";
import { autoscalerStatements } from "./permissions.ts";
import { type AutoscalerSurroundings, autoscalerValues } from "./values.ts";

const SERVICE_ACCOUNT = "cluster-autoscaler";

/** After the pools: what the autoscaler finds when it starts is complete. */
export function createClusterAutoscaler(
  parent: pulumi.Resource,
  name: string,
  { context, provider, dependsOn }: Controllers,
  pools: readonly pulumi.Resource[],
): void {
  const { clusterAutoscaler } = context.settings.autoscaling;
  if (!clusterAutoscaler) return;
  const { clusterName, clusterArn } = context.upstream.cluster;
  const { region, accountId } = context;
  new HelmAddon(
    `${name}-cluster-autoscaler`,
    {
      ...chartSource("cluster-autoscaler"),
      releaseName: "cluster-autoscaler",
      namespace: CONTROLLER_NAMESPACE,
      identities: [
        {
          clusterName,
          clusterArn,
          serviceAccount: SERVICE_ACCOUNT,
          statements: autoscalerStatements(
            { partition: partitionOf(region), region, accountId, clusterName },
            clusterArn,
          ),
        },
      ],
      values: clusterName.apply((cluster) => autoscalerValues(clusterAutoscaler, aroundOf(context, cluster))),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn, ...pools] },
  );
}

function aroundOf({ settings, region }: Controllers["context"], clusterName: string): AutoscalerSurroundings {
  const { kubernetesVersion, networking } = settings.cluster;
  return {
    clusterName,
    region,
    imageTag: clusterAutoscalerTag(kubernetesVersion),
    serviceAccount: SERVICE_ACCOUNT,
    placement: placementOn(settings.nodePools),
    startupTaints: startupTaints(networking.cni).map(({ key }) => key),
  };
}
