/** Proves the storage classes, who may mount the file system, and what the taker of snapshots may do. */
import assert from "node:assert/strict";
import { statementProblems } from "@drydock/workload-identity";
import fc from "fast-check";
import { DEFAULT_CLASS, smallestFastClaimGiB, type StorageClassPlan, storageClassPlans } from "./classes.ts";
import { fileSystemPolicy } from "./file-system-policy.ts";
import { lifecycleTrust, snapshotCopyStatements, snapshotStatements } from "./snapshot-permissions.ts";

const plans = new Map(
  storageClassPlans({
    fastSsd: { iops: 16000, throughputMiBps: 1000 },
    kmsKeyArn: "key",
    fileSystemId: "fs-1",
    snapshotTag: "daily=main",
  }).map((plan) => [plan.name, plan]),
);
const plan = (name: string): StorageClassPlan => plans.get(name) ?? assert.fail(`no class ${name}`);

describe("storageClassPlans", () => {
  it("has six classes, the default one first", () => {
    assert.deepEqual(
      [...plans.keys()],
      [DEFAULT_CLASS, "fast-ssd", "standard-hdd", "shared-filesystem", "nfs-storage", "local-ssd"],
    );
  });

  for (const name of [DEFAULT_CLASS, "fast-ssd", "standard-hdd"]) {
    it(`${name} is encrypted with the key, snapshot daily, and bound where its pod runs`, () => {
      const { parameters, volumeBindingMode, allowVolumeExpansion } = plan(name);
      assert.equal(parameters?.["encrypted"], "true");
      assert.equal(parameters["kmsKeyId"], "key");
      assert.equal(parameters["tagSpecification_1"], "daily=main");
      assert.equal(volumeBindingMode, "WaitForFirstConsumer");
      assert.equal(allowVolumeExpansion, true);
    });
  }

  it("keeps fast volumes and files when their claims go, and nothing else", () => {
    const kept = [...plans.values()].filter(({ reclaimPolicy }) => reclaimPolicy === "Retain");
    assert.deepEqual(
      kept.map(({ name }) => name),
      ["fast-ssd", "shared-filesystem", "nfs-storage"],
    );
  });

  it("keeps the two classes of files apart in the file system", () => {
    const paths = ["shared-filesystem", "nfs-storage"].map((name) => plan(name).parameters?.["basePath"]);
    assert.equal(new Set(paths).size, 2);
  });
});

describe("smallestFastClaimGiB", () => {
  it("is 32 for 16000 IOPS and 6 for 3000", () => {
    assert.deepEqual([16000, 3000].map(smallestFastClaimGiB), [32, 6]);
  });

  it("is the first size that has the IOPS", () => {
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: 80000 }), (iops) => {
        const size = smallestFastClaimGiB(iops);
        return size * 500 >= iops && (size - 1) * 500 < iops;
      }),
    );
  });
});

describe("fileSystemPolicy", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const { Statement } = JSON.parse(fileSystemPolicy(place, "files")) as {
    Statement: { Effect: string; Action: string[]; Condition: Record<string, Record<string, string>> }[];
  };
  const [allow, deny] = Statement;

  it("allows mounts through an access point and a mount target, and never root", () => {
    assert.equal(allow?.Effect, "Allow");
    assert.deepEqual(allow.Action, ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"]);
    assert.deepEqual(allow.Condition, {
      Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" },
      ArnLike: {
        "elasticfilesystem:AccessPointArn": "arn:aws:elasticfilesystem:eu-west-1:111111111111:access-point/*",
      },
    });
  });

  it("denies every client without TLS", () => {
    assert.equal(deny?.Effect, "Deny");
    assert.equal(deny.Action.length, 3);
    assert.deepEqual(deny.Condition, { Bool: { "aws:SecureTransport": "false" } });
  });
});

describe("snapshotStatements", () => {
  const place = { partition: "aws", region: "eu-west-1", accountId: "111111111111" };
  const statements = snapshotStatements(place, "daily", "main");
  const statement = (sid: string) => statements.find((found) => found.sid === sid);

  it("are sound", () => assert.deepEqual(statementProblems(statements), []));

  it("read tagged volumes of the account, and delete tagged snapshots, only", () => {
    const tagged = { StringEquals: { "ec2:ResourceTag/daily": "main" } };
    assert.deepEqual(statement("ReadTaggedVolumes")?.conditions, tagged);
    assert.deepEqual(statement("ReadTaggedVolumes")?.resources, [
      "arn:aws:ec2:eu-west-1:111111111111:volume/*",
    ]);
    assert.deepEqual(statement("DeleteOldSnapshots")?.conditions, tagged);
    const deleting = statements.filter(({ actions }) => actions.includes("ec2:DeleteSnapshot"));
    assert.equal(deleting.length, 1);
  });

  it("copy to the one region, under the two keys, and delete only tagged copies", () => {
    const copying = snapshotCopyStatements(place, "daily", "main", {
      region: "us-west-2",
      volumeKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/volumes",
      copyKeyArn: "arn:aws:kms:us-west-2:111111111111:key/copies",
    });
    assert.deepEqual(statementProblems(copying), []);
    const of = (sid: string) => copying.find((found) => found.sid === sid);
    assert.deepEqual(of("CopySnapshots")?.resources, [
      "arn:aws:ec2:eu-west-1::snapshot/*",
      "arn:aws:ec2:us-west-2::snapshot/*",
    ]);
    assert.deepEqual(of("DeleteOldCopies")?.conditions, {
      StringEquals: { "ec2:ResourceTag/daily": "main" },
    });
    assert.deepEqual(of("GrantsForEbs")?.conditions, { Bool: { "kms:GrantIsForAWSResource": "true" } });
    for (const { actions, resources } of copying) {
      if (actions.some((action) => action.startsWith("kms:"))) assert.equal(resources.length, 2);
    }
  });

  it("are for the service's policies of this account and region", () => {
    const { Statement } = JSON.parse(lifecycleTrust(place)) as { Statement: { Condition: unknown }[] };
    assert.deepEqual(Statement[0]?.Condition, {
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": "arn:aws:dlm:eu-west-1:111111111111:policy/*" },
    });
  });
});
