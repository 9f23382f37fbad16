/** What Loki and Tempo may do in AWS: read, write and delete objects of their one bucket, under its key. */
import type { AddonIdentity } from "@drydock/helm-addon";
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { ObservabilityContext } from "../context.ts";
import type { TelemetryBucket } from "./storage.ts";

/** As published; tags of objects, which Tempo's list has too, are for a bucket whose lifecycle reads them. */
const OBJECT_ACTIONS = [
  "s3:GetObject",
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
] as const;

/**
 * https://grafana.com/docs/loki/latest/configure/storage/#aws-deployment-s3-single-store
 * https://grafana.com/docs/tempo/latest/configuration/hosted-storage/s3/
 */
export function storagePermissions(
  region: string,
  { bucketArn, kmsKeyArn }: Omit<TelemetryBucket, "bucketName">,
): PolicyStatement[] {
  return [
    { sid: "ListTheBucket", actions: ["s3:ListBucket"], resources: [bucketArn] },
    {
      sid: "ObjectsOfTheBucket",
      actions: OBJECT_ACTIONS,
      resources: [pulumi.interpolate`${bucketArn}/*`],
    },
    {
      sid: "KeyOfTheBucket",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [kmsKeyArn],
      conditions: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
  ];
}

export function storageIdentity(
  { region, upstream }: ObservabilityContext,
  serviceAccount: string,
  bucket: TelemetryBucket,
): AddonIdentity {
  return {
    clusterName: upstream.cluster.clusterName,
    clusterArn: upstream.cluster.clusterArn,
    serviceAccount,
    statements: storagePermissions(region, bucket),
  };
}
