/** Guards of a destroy: controllers stay until the volumes and nodes that they have to delete are gone. */
import { DeletionGuard } from "@drydock/deletion-guard";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { CONTROLLER_NAMESPACE } from "../kubernetes.ts";

/**
 * Volumes go after their claims, and nobody waits for them: without the driver they would stay in the account and cost on.
 * Volumes that are to be kept are in nobody's way.
 */
export function createVolumeGuard(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
  drivers: readonly pulumi.Resource[],
): DeletionGuard[] {
  if (drivers.length === 0) return [];
  const awaited = {
    apiVersion: "v1",
    kind: "PersistentVolume",
    inTheWay: 'params.spec.persistentVolumeReclaimPolicy == "Delete"',
    message: "is not deleted yet: delete its claim, or wait for its driver, and destroy again",
  };
  return [
    new DeletionGuard(
      `${name}-volumes`,
      { guardName: "drydock-volumes-are-gone", namespace: CONTROLLER_NAMESPACE, awaited },
      { parent, providers: [provider], dependsOn: [...drivers] },
    ),
  ];
}

/** Karpenter ends the instance of a node claim before the claim goes. */
export function createNodeGuard(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
  karpenter: pulumi.Resource,
): DeletionGuard {
  const awaited = {
    apiVersion: "karpenter.sh/v1",
    kind: "NodeClaim",
    inTheWay: "true",
    message: "still has a node: see why its pods do not leave, and destroy again",
  };
  return new DeletionGuard(
    `${name}-nodes`,
    { guardName: "drydock-nodes-are-gone", namespace: CONTROLLER_NAMESPACE, awaited },
    { parent, providers: [provider], dependsOn: [karpenter] },
  );
}
