/** Proves how a bucket is closed, locked, logged and replicated, and that its name is known when it is so. */
import assert from "node:assert/strict";
import { type Observed, observe } from "@drydock/simulator/testing";
import * as aws from "@pulumi/aws";
import { AccessLogBucket, BucketReplication, HardenedBucket } from "./index.ts";
import { replicationPolicy, replicationTrust } from "./replication-permissions.ts";

const ACCOUNT = "111111111111";
const lock = { mode: "COMPLIANCE", days: 30 } as const;

/** A bucket in one region, and its copy in another; each logs to a bucket of its region. */
const program = () => {
  const places = (["us-east-1", "us-west-2"] as const).map((region) => {
    const provider = new aws.Provider(region, { region });
    const { arn: kmsKeyArn } = new aws.kms.Key(`key-${region}`, { enableKeyRotation: true }, { provider });
    const logs = new AccessLogBucket(`logs-${region}`, { accountId: ACCOUNT }, { providers: [provider] });
    const bucket = new HardenedBucket(
      `backups-${region}`,
      { kmsKeyArn, accessLogBucket: logs.bucketName, lock },
      { providers: [provider] },
    );
    return { region, kmsKeyArn, provider, bucketName: bucket.bucketName, bucketArn: bucket.bucketArn };
  });
  const [source, destination] = places;
  if (!source || !destination) throw new Error("two regions");
  new BucketReplication(
    "copies",
    { accountId: ACCOUNT, source, destination, metrics: true },
    { providers: [source.provider] },
  );
  return { name: source.bucketName };
};

describe("hardened-bucket", () => {
  let seen: Observed;
  before(async () => (seen = await observe(program, { accountId: ACCOUNT })));
  const inputsOf = (type: string, name: string) => seen.get(`aws:s3/${type}`, name).inputs;

  it("is accepted in both regions", () => assert.deepEqual([seen.errors, seen.refusals], [[], []]));

  it("is closed to the public, encrypted with its key, and logged in its region", () => {
    const block = inputsOf(
      "bucketPublicAccessBlock:BucketPublicAccessBlock",
      "backups-us-west-2-public-access-block",
    );
    const { blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets } = block;
    assert.deepEqual(
      [blockPublicAcls, blockPublicPolicy, ignorePublicAcls, restrictPublicBuckets],
      [true, true, true, true],
    );
    const { rules } = inputsOf(
      "bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "backups-us-west-2-encryption",
    ) as { rules?: { applyServerSideEncryptionByDefault: Record<string, string> }[] };
    const { sseAlgorithm, kmsMasterKeyId } = rules?.[0]?.applyServerSideEncryptionByDefault ?? {};
    assert.equal(sseAlgorithm, "aws:kms");
    assert.match(kmsMasterKeyId ?? "", /^arn:aws:kms:us-west-2:/);
    const logging = inputsOf("bucketLogging:BucketLogging", "backups-us-west-2-logging");
    assert.match(String(logging["targetBucket"]), /^logs-us-west-2-bucket-/);
  });

  it("is locked, and keeps old versions for a time", () => {
    const bucket = inputsOf("bucket:Bucket", "backups-us-east-1-bucket");
    assert.deepEqual([bucket["objectLockEnabled"], bucket["forceDestroy"]], [true, false]);
    const locked = inputsOf(
      "bucketObjectLockConfiguration:BucketObjectLockConfiguration",
      "backups-us-east-1-lock",
    );
    assert.deepEqual(locked["rule"], { defaultRetention: lock });
    const lifecycle = inputsOf(
      "bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "backups-us-east-1-lifecycle",
    );
    assert.deepEqual(
      (lifecycle["rules"] as { noncurrentVersionExpiration: unknown }[])[0]?.noncurrentVersionExpiration,
      {
        noncurrentDays: 90,
      },
    );
  });

  it("has no lock unless it is asked for", async () => {
    const open = await observe(() => {
      const { arn } = new aws.kms.Key("key", { enableKeyRotation: true });
      const logs = new AccessLogBucket("logs", { accountId: ACCOUNT });
      new HardenedBucket("reports", { kmsKeyArn: arn, accessLogBucket: logs.bucketName });
    });
    assert.deepEqual([open.errors, open.refusals], [[], []]);
    assert.deepEqual(open.all("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration"), []);
  });

  it("takes objects of a service for one account and source, and deletes what is below a prefix in time", async () => {
    const open = await observe(() => {
      const { arn } = new aws.kms.Key("key", { enableKeyRotation: true });
      const logs = new AccessLogBucket("logs", { accountId: ACCOUNT });
      new HardenedBucket("reports", {
        kmsKeyArn: arn,
        accessLogBucket: logs.bucketName,
        expirations: { "results/": 7 },
        deliveries: [
          {
            service: "billingreports.amazonaws.com",
            accountId: ACCOUNT,
            sourceArn: `arn:aws:cur:us-east-1:${ACCOUNT}:definition/*`,
          },
        ],
      });
    });
    assert.deepEqual([open.errors, open.refusals], [[], []]);
    const { inputs } = open.get("aws:s3/bucketPolicy:BucketPolicy", "reports-policy");
    const { Statement } = JSON.parse(String(inputs["policy"])) as {
      Statement: { Sid: string; Action: unknown; Condition: unknown }[];
    };
    assert.deepEqual(
      Statement.map(({ Sid, Action }) => [Sid, Action]),
      [
        ["OverTlsOnly", "s3:*"],
        ["OwnerForDelivery0", ["s3:GetBucketAcl", "s3:GetBucketPolicy"]],
        ["ObjectsOfDelivery0", "s3:PutObject"],
      ],
    );
    for (const { Condition } of Statement.slice(1)) {
      assert.deepEqual(Condition, {
        StringEquals: { "aws:SourceAccount": ACCOUNT },
        ArnLike: { "aws:SourceArn": `arn:aws:cur:us-east-1:${ACCOUNT}:definition/*` },
      });
    }
    const { rules } = open.get(
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "reports-lifecycle",
    ).inputs as { rules?: object[] };
    assert.deepEqual(rules?.[1], {
      id: "end-0",
      status: "Enabled",
      filter: { prefix: "results/" },
      expiration: { days: 7 },
    });
  });

  it("takes logs of its own account only", () => {
    const { Statement } = JSON.parse(
      String(inputsOf("bucketPolicy:BucketPolicy", "logs-us-east-1-policy")["policy"]),
    ) as { Statement: { Sid: string; Condition: unknown }[] };
    assert.deepEqual(
      Statement.map(({ Sid, Condition }) => [Sid, Condition]),
      [
        ["OverTlsOnly", { Bool: { "aws:SecureTransport": "false" } }],
        ["AccessLogsOfThisAccount", { StringEquals: { "aws:SourceAccount": ACCOUNT } }],
      ],
    );
  });

  it("copies objects under the key of the other region, and no deletions", () => {
    const { rules } = inputsOf("bucketReplicationConfig:BucketReplicationConfig", "copies-replication") as {
      rules?: {
        deleteMarkerReplication: unknown;
        destination: { encryptionConfiguration: Record<string, string>; metrics?: unknown };
      }[];
    };
    assert.deepEqual(rules?.[0]?.deleteMarkerReplication, { status: "Disabled" });
    assert.match(rules[0].destination.encryptionConfiguration["replicaKmsKeyId"] ?? "", /:us-west-2:/);
    assert.deepEqual(rules[0].destination.metrics, { status: "Enabled" });
  });
});

describe("permissions of replication", () => {
  const place = (name: string, region: string) => ({
    bucketArn: `arn:aws:s3:::${name}`,
    kmsKeyArn: `arn:aws:kms:${region}:${ACCOUNT}:key/${name}`,
    region,
  });

  it("are of the two buckets and the two keys, through S3 of each region", () => {
    const { Statement } = JSON.parse(
      replicationPolicy(place("orders", "us-east-1"), place("copies", "us-west-2")),
    ) as { Statement: { Resource: string; Condition?: unknown }[] };
    assert.deepEqual(
      Statement.map(({ Resource }) => Resource),
      [
        "arn:aws:s3:::orders",
        "arn:aws:s3:::orders/*",
        "arn:aws:s3:::copies/*",
        `arn:aws:kms:us-east-1:${ACCOUNT}:key/orders`,
        `arn:aws:kms:us-west-2:${ACCOUNT}:key/copies`,
      ],
    );
    assert.deepEqual(Statement.at(-1)?.Condition, {
      StringEquals: { "kms:ViaService": "s3.us-west-2.amazonaws.com" },
    });
  });

  it("are lent to S3 for the one bucket", () => {
    assert.match(
      replicationTrust(ACCOUNT, "arn:aws:s3:::orders"),
      /"ArnEquals":\{"aws:SourceArn":"arn:aws:s3:::orders"\}/,
    );
  });
});
