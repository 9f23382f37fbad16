/** Proves that EFS refuses what AWS refuses, fault by fault, and where a file system can be mounted. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { refuses, REGION, World } from "../testing.ts";

const fileSystemOf = (world: World): string => world.accepted(tokens.FILE_SYSTEM, { encrypted: true }).id;

describe("file system", () => {
  refuses(tokens.FILE_SYSTEM, () => ({ encrypted: true, throughputMode: "elastic" }), [
    {
      of: "mode",
      change: { throughputMode: "fast" },
      code: "BadRequest",
      message: "fast is no throughputMode",
    },
    {
      of: "throughput without amount",
      change: { throughputMode: "provisioned" },
      code: "BadRequest",
      message: "provisioned throughput has no amount",
    },
    {
      of: "amount without mode",
      change: { provisionedThroughputInMibps: 64 },
      code: "BadRequest",
      message: "an amount of throughput needs the mode provisioned",
    },
    {
      of: "modes together",
      change: { performanceMode: "maxIO" },
      code: "BadRequest",
      message: "elastic throughput is of general purpose file systems",
    },
    {
      of: "key without encryption",
      change: (world) => ({ encrypted: false, kmsKeyId: world.accepted(tokens.KEY, {}).outputs["arn"] }),
      code: "BadRequest",
      message: "a key is given and encryption is not on",
    },
    {
      of: "age",
      change: { lifecyclePolicies: [{ transitionToIa: "AFTER_2_DAYS" }] },
      code: "BadRequest",
      message: "AFTER_2_DAYS is not offered",
    },
    {
      of: "two transitions in one policy",
      change: {
        lifecyclePolicies: [
          { transitionToIa: "AFTER_30_DAYS", transitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
        ],
      },
      code: "BadRequest",
      message: "a lifecycle policy has one transition",
    },
  ]);
});

describe("mount target", () => {
  refuses(
    tokens.MOUNT_TARGET,
    (world) => ({ fileSystemId: fileSystemOf(world), subnetId: world.subnet(world.vpc(), 0) }),
    [
      {
        of: "file system",
        change: { fileSystemId: "fs-1" },
        code: "FileSystemNotFound",
        message: 'fileSystemId names "fs-1", which nothing in this plan created',
      },
      {
        of: "second in a zone",
        change(world, sound) {
          world.accepted(tokens.MOUNT_TARGET, sound);
          return {};
        },
        code: "MountTargetConflict",
        message: `the file system has a mount target in ${REGION}a already`,
      },
      {
        of: "another VPC",
        change(world, sound) {
          world.accepted(tokens.MOUNT_TARGET, sound);
          return { subnetId: world.subnet(world.vpc(), 1) };
        },
        code: "MountTargetConflict",
        message: "the file system's other mount targets are in another VPC",
      },
      {
        of: "groups",
        change: (world) => {
          const vpcId = world.vpc();
          const groups = [1, 2, 3, 4, 5, 6].map(
            () => world.accepted(tokens.SECURITY_GROUP, { vpcId, description: "a group" }).id,
          );
          return { securityGroups: groups };
        },
        code: "SecurityGroupLimitExceeded",
        message: "6 groups; a mount target takes 5",
      },
    ],
  );

  it("has the names of its file system and zone", () => {
    const world = new World();
    const fileSystemId = fileSystemOf(world);
    const { outputs } = world.accepted(tokens.MOUNT_TARGET, {
      fileSystemId,
      subnetId: world.subnet(world.vpc(), 1),
    });
    assert.equal(outputs["mountTargetDnsName"], `${REGION}b.${fileSystemId}.efs.${REGION}.amazonaws.com`);
  });
});

describe("file system policy", () => {
  const document = (effect: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: effect, Principal: { AWS: "*" }, Action: "elasticfilesystem:ClientMount", Resource: "*" },
      ],
    });
  refuses(
    "aws:efs/fileSystemPolicy:FileSystemPolicy",
    (world) => ({ fileSystemId: fileSystemOf(world), policy: document("Allow") }),
    [
      {
        of: "effect",
        change: { policy: document("Permit") },
        code: "InvalidPolicyException",
        message: 'Statement[0].Effect is "Permit"',
      },
    ],
  );
});

describe("backup policy", () => {
  refuses(
    "aws:efs/backupPolicy:BackupPolicy",
    (world) => ({ fileSystemId: fileSystemOf(world), backupPolicy: { status: "ENABLED" } }),
    [
      {
        of: "status",
        change: { backupPolicy: { status: "ON" } },
        code: "ValidationException",
        message: "ON is no status",
      },
    ],
  );
});

describe("access point", () => {
  refuses(
    "aws:efs/accessPoint:AccessPoint",
    (world) => ({ fileSystemId: fileSystemOf(world), rootDirectory: { path: "/orders" } }),
    [
      {
        of: "path",
        change: { rootDirectory: { path: "/a/b/c/d/e" } },
        code: "BadRequest",
        message: "/a/b/c/d/e is not a path of at most 100 characters and 4 directories from /",
      },
    ],
  );
});
