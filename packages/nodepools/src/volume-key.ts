/** Customer-managed key of every node's volumes. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey, type KeyGrant } from "@drydock/encryption-key";
import type { KarpenterAws } from "@drydock/karpenter-aws";
import type { NodePools } from "./nodepools.ts";
import type { NodePoolsContext } from "./context.ts";

export function createVolumeKey(
  parent: NodePools,
  name: string,
  context: NodePoolsContext,
  karpenter: KarpenterAws | undefined,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = context.settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-volumes`,
    {
      description: `Volumes of the nodes of ${context.environment}.`,
      accountId: context.accountId,
      region: context.region,
      partition: partitionOf(context.region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      grants: volumeKeyGrants(karpenter),
    },
    { parent },
  );
}

/**
 * Managed groups launch through the service-linked role of EC2 Auto Scaling. Karpenter asks EC2 itself: with the
 * controller's role for on-demand capacity, and through EC2's own role for spot.
 */
function volumeKeyGrants(karpenter: KarpenterAws | undefined): KeyGrant[] {
  const managed: KeyGrant = { kind: "ServiceLinkedRole", role: "AutoScaling" };
  if (!karpenter) return [managed];
  return [
    managed,
    { kind: "ServiceLinkedRole", role: "EC2Spot" },
    {
      kind: "RolesViaService",
      roleArns: [karpenter.controllerRoleArn],
      service: "ec2",
      access: "EncryptDecrypt",
      createGrant: true,
    },
  ];
}
