/** Velero: writes objects of the cluster to the bucket, and takes snapshots of volumes. */
import { chartDefinitions, chartSource, pinnedImage } from "@drydock/core/catalogue";
import { networkPolicySpec } from "@drydock/core/flows";
import { backupCopyBucketName, partitionOf } from "@drydock/core/naming";
import { HelmAddon } from "@drydock/helm-addon";
import { Tenant } from "@drydock/tenant";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import type { BackupBucket } from "../storage/storage.ts";
import { copiesPermissions } from "./copies-permissions.ts";
import { veleroPermissions } from "./permissions.ts";
import { placementOf } from "./placement.ts";
import { veleroValues } from "./values.ts";

const NAME = "velero";
/** The server, its successor while it is replaced, and jobs that tend the bucket. */
const QUOTA = { requests: { cpu: "2", memory: "4Gi" } } as const;

export function createVelero(
  parent: pulumi.Resource,
  name: string,
  { region, accountId, settings, flows, upstream }: BackupContext,
  provider: k8s.Provider,
  bucket: BackupBucket,
): HelmAddon {
  const { namespace } = new Tenant(
    `${name}-${NAME}`,
    {
      namespace: NAME,
      labels: { tier: "platform" },
      quota: QUOTA,
      limits: { container: { defaultRequest: { cpu: "50m", memory: "128Mi" } } },
    },
    { parent, providers: [provider] },
  );
  const place = { partition: partitionOf(region), region, accountId };
  const { copyOf, resources } = settings.backup;
  return new HelmAddon(
    `${name}-${NAME}`,
    {
      ...chartSource(NAME),
      releaseName: NAME,
      namespace,
      crds: chartDefinitions(NAME),
      identities: [
        {
          clusterName: upstream.cluster.clusterName,
          clusterArn: upstream.cluster.clusterArn,
          serviceAccount: NAME,
          statements: [
            ...veleroPermissions(place, bucket, upstream.foundation.dataVolumeKeyArn),
            ...(copyOf === undefined ? [] : copiesPermissions(place, copyOf)),
          ],
        },
      ],
      networkPolicies: { [NAME]: networkPolicySpec(flows, NAME) },
      values: bucket.bucketName.apply((bucketName) =>
        veleroValues({
          bucketName,
          region,
          copiesBucketName: copyOf && backupCopyBucketName(copyOf, accountId, region),
          plugin: pinnedImage("velero-plugin-for-aws"),
          placement: placementOf(settings.nodePools),
          resources,
        }),
      ),
    },
    { parent, providers: [provider] },
  );
}
