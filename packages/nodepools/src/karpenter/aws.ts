/** Karpenter's AWS side, where the environment has Karpenter. */
import { partitionOf } from "@drydock/core/naming";
import { KarpenterAws } from "@drydock/karpenter-aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "../context.ts";
import { CONTROLLER_NAMESPACE } from "../kubernetes.ts";

export const SERVICE_ACCOUNT = "karpenter";

export function createKarpenterAws(
  parent: pulumi.Resource,
  name: string,
  { settings, upstream, accountId, region }: NodePoolsContext,
): KarpenterAws | undefined {
  if (!settings.autoscaling.karpenter) return undefined;
  const { clusterName, clusterArn } = upstream.cluster;
  return new KarpenterAws(
    `${name}-karpenter`,
    {
      clusterName,
      clusterArn,
      accountId,
      region,
      partition: partitionOf(region),
      namespace: CONTROLLER_NAMESPACE,
      serviceAccount: SERVICE_ACCOUNT,
    },
    { parent },
  );
}
