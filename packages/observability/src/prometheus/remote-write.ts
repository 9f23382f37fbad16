/** A second copy of all samples, in Amazon Managed Service for Prometheus. */
import { partitionOf } from "@drydock/core/naming";
import type { AddonIdentity } from "@drydock/helm-addon";
import type { ObservabilityContext } from "../context.ts";

export interface RemoteWriteTarget {
  readonly workspaceId: string;
  readonly region: string;
}

/** Requests are signed with the credentials of the pod's role. */
export function remoteWriteValues({ workspaceId, region }: RemoteWriteTarget) {
  return {
    url: `https://aps-workspaces.${region}.amazonaws.com/workspaces/${workspaceId}/api/v1/remote_write`,
    sigv4: { region },
    // As AWS recommends: https://docs.aws.amazon.com/prometheus/latest/userguide/AMP-onboard-ingest-metrics.html
    queueConfig: { maxSamplesPerSend: 1000, maxShards: 200, capacity: 2500 },
  };
}

/** May write to the one workspace, and read nothing. */
export function remoteWriteIdentity(
  { accountId, region, upstream }: ObservabilityContext,
  serviceAccount: string,
  workspaceId: string,
): AddonIdentity {
  return {
    clusterName: upstream.cluster.clusterName,
    clusterArn: upstream.cluster.clusterArn,
    serviceAccount,
    statements: [
      {
        sid: "WriteSamples",
        actions: ["aps:RemoteWrite"],
        resources: [`arn:${partitionOf(region)}:aps:${region}:${accountId}:workspace/${workspaceId}`],
      },
    ],
  };
}
