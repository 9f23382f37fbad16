/** Customer-managed key of workloads' volumes, their snapshots, and the file system. */
import { partitionOf } from "@drydock/core/naming";
import { EncryptionKey } from "@drydock/encryption-key";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";

/** Add-on whose role asks EC2 for volumes; see the contract of the nodepools layer. */
const EBS_CSI_DRIVER = "aws-ebs-csi-driver";

/**
 * The driver uses the key through EC2 only. EBS then holds a grant for as long as a volume is attached, which is how
 * nodes read it without a permission of their own. EFS and snapshots of the same key need no statement: EFS takes a
 * grant when the file system is created, by the deployer, and a snapshot keeps the key of its volume.
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption-requirements.html
 */
export function createDataKey(
  parent: pulumi.Resource,
  name: string,
  { environment, production, accountId, region, settings, upstream }: FoundationContext,
): EncryptionKey {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new EncryptionKey(
    `${name}-data`,
    {
      description: `Volumes, snapshots and shared files of the workloads of ${environment}.`,
      accountId,
      region,
      partition: partitionOf(region),
      rotationPeriodInDays: keyRotationDays,
      deletionWindowInDays: keyDeletionWindowDays,
      grants: [
        {
          kind: "RolesViaService",
          roleArns: [driverRole(upstream.nodePools.addonRoleArns)],
          service: "ec2",
          access: "EncryptDecrypt",
          createGrant: true,
        },
      ],
    },
    { parent, protect: production },
  );
}

/** @throws Error, inside the output, where the cluster lacks the driver: no class of this layer would work. */
function driverRole(addonRoleArns: pulumi.Output<Record<string, string>>): pulumi.Output<string> {
  return addonRoleArns.apply((arns) => {
    const arn = arns[EBS_CSI_DRIVER];
    if (arn === undefined) {
      throw new Error(`cluster.addons.${EBS_CSI_DRIVER}: missing; the storage classes need it, add it`);
    }
    return arn;
  });
}
