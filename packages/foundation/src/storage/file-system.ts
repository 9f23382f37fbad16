/** EFS file system that pods of all zones share, reached from nodes only and over TLS only. */
import { partitionOf } from "@drydock/core/naming";
import type { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { fileSystemPolicy } from "./file-system-policy.ts";

const NFS = 2049;

/** Both are known once the file system can be mounted in every zone. */
export interface FileSystem {
  readonly fileSystemId: pulumi.Output<string>;
  readonly fileSystemArn: pulumi.Output<string>;
}

export function createFileSystem(
  parent: pulumi.Resource,
  name: string,
  context: FoundationContext,
  dataKey: EncryptionKey,
): FileSystem {
  const fileSystem = createEncrypted(parent, name, context, dataKey);
  const access = createSecurityGroup(parent, name, context);
  const policy = createPolicy(parent, name, context, fileSystem);
  createBackupPolicy(parent, name, context, fileSystem);
  const targets = createMountTargets(parent, name, context, fileSystem, access);
  const mountable = pulumi.all([policy.id, ...targets]);
  return {
    fileSystemId: pulumi.all([fileSystem.id, mountable]).apply(([id]) => id),
    fileSystemArn: pulumi.all([fileSystem.arn, mountable]).apply(([arn]) => arn),
  };
}

function createEncrypted(
  parent: pulumi.Resource,
  name: string,
  { settings, production }: FoundationContext,
  dataKey: EncryptionKey,
): aws.efs.FileSystem {
  const { throughputMode, transitionToIaDays } = settings.storage.fileSystem;
  return new aws.efs.FileSystem(
    `${name}-files`,
    {
      encrypted: true,
      kmsKeyId: dataKey.keyArn,
      performanceMode: "generalPurpose",
      throughputMode,
      lifecyclePolicies: lifecycle(transitionToIaDays),
      tags: { Name: `${name}-files` },
    },
    { parent, protect: production },
  );
}

/** Files come back to the standard class with the first access. */
function lifecycle(days: number | undefined): aws.types.input.efs.FileSystemLifecyclePolicy[] {
  if (days === undefined) return [];
  return [
    { transitionToIa: days === 1 ? "AFTER_1_DAY" : `AFTER_${days}_DAYS` },
    { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
  ];
}

/**
 * Nodes mount, not pods: the driver's pods are in the nodes' network, so the group of the nodes is the only caller
 * and network policies have no part in it.
 */
function createSecurityGroup(
  parent: pulumi.Resource,
  name: string,
  { environment, upstream }: FoundationContext,
): pulumi.Output<string> {
  const group = new aws.ec2.SecurityGroup(
    `${name}-files-security-group`,
    {
      description: `Mount targets of the shared file system of ${environment}.`,
      vpcId: upstream.network.vpcId,
      tags: { Name: `${name}-files` },
    },
    { parent },
  );
  const rule = new aws.vpc.SecurityGroupIngressRule(
    `${name}-files-from-nodes`,
    {
      securityGroupId: group.id,
      referencedSecurityGroupId: upstream.cluster.clusterSecurityGroupId,
      ipProtocol: "tcp",
      fromPort: NFS,
      toPort: NFS,
      description: "NFS over TLS from nodes.",
    },
    { parent },
  );
  return pulumi.all([group.id, rule.id]).apply(([id]) => id);
}

function createPolicy(
  parent: pulumi.Resource,
  name: string,
  { region, accountId }: FoundationContext,
  fileSystem: aws.efs.FileSystem,
): aws.efs.FileSystemPolicy {
  const place = { partition: partitionOf(region), region, accountId };
  return new aws.efs.FileSystemPolicy(
    `${name}-files-policy`,
    {
      fileSystemId: fileSystem.id,
      policy: fileSystem.arn.apply((fileSystemArn) => fileSystemPolicy(place, fileSystemArn)),
    },
    { parent },
  );
}

function createBackupPolicy(
  parent: pulumi.Resource,
  name: string,
  { settings }: FoundationContext,
  fileSystem: aws.efs.FileSystem,
): void {
  const status = settings.storage.fileSystem.automaticBackups ? "ENABLED" : "DISABLED";
  new aws.efs.BackupPolicy(
    `${name}-files-backups`,
    { fileSystemId: fileSystem.id, backupPolicy: { status } },
    { parent },
  );
}

/** One in the private subnet of every zone: a node mounts in its own zone, and pays for no traffic between zones. */
function createMountTargets(
  parent: pulumi.Resource,
  name: string,
  { settings, upstream }: FoundationContext,
  fileSystem: aws.efs.FileSystem,
  securityGroupId: pulumi.Output<string>,
): pulumi.Output<string>[] {
  return settings.network.availabilityZones.map(
    ({ name: zone }, i) =>
      new aws.efs.MountTarget(
        `${name}-files-${zone}`,
        {
          fileSystemId: fileSystem.id,
          subnetId: upstream.network.privateSubnetIds.apply((subnets) => subnetOf(subnets, i, zone)),
          securityGroups: [securityGroupId],
        },
        { parent },
      ).id,
  );
}

function subnetOf(subnets: readonly string[], index: number, zone: string): string {
  const subnet = subnets[index];
  if (subnet === undefined)
    throw new Error(`the network layer has no private subnet in ${zone}; run it again`);
  return subnet;
}
