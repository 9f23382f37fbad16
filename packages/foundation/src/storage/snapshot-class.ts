/** Snapshots that people and operators take: they stay when the object that asked for them is deleted. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

const SNAPSHOT_CLASS = "csi-snapshots";

export function createSnapshotClass(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
): k8s.apiextensions.CustomResource {
  return new k8s.apiextensions.CustomResource(
    `${name}-snapshot-class`,
    {
      apiVersion: "snapshot.storage.k8s.io/v1",
      kind: "VolumeSnapshotClass",
      metadata: {
        name: SNAPSHOT_CLASS,
        annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
      },
      driver: "ebs.csi.aws.com",
      deletionPolicy: "Retain",
    },
    { parent, provider },
  );
}
