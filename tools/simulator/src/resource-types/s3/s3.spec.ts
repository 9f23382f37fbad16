/** Proves that S3 refuses what AWS refuses, fault by fault. */
import assert from "node:assert/strict";
import { createSimulator } from "../../create-simulator.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";
import * as tokens from "../tokens.ts";
import { BUCKET, BUCKET_VERSIONING } from "./tokens.ts";

const bucketOf = (world: World, name = "orders", inputs: object = {}): string =>
  world.accepted(BUCKET, { bucket: name, ...inputs }).id;
const versioned = (world: World, name = "orders", inputs: object = {}): string => {
  const bucket = bucketOf(world, name, inputs);
  world.accepted(BUCKET_VERSIONING, { bucket, versioningConfiguration: { status: "Enabled" } });
  return bucket;
};
const keyOf = (world: World): unknown => world.accepted(tokens.KEY, {}).outputs["arn"];

describe("bucket", () => {
  refuses(BUCKET, () => ({ bucket: "orders" }), [
    {
      of: "name",
      change: { bucket: "Orders" },
      code: "InvalidBucketName",
      message: "Orders is no name of a bucket",
    },
    {
      of: "second",
      change(world, sound) {
        world.accepted(BUCKET, sound);
        return {};
      },
      code: "BucketAlreadyOwnedByYou",
      message: "orders is there already; names are of all regions together",
    },
  ]);

  it("answers with its addresses", () => {
    const { outputs } = new World().accepted(BUCKET, { bucket: "orders" });
    assert.equal(outputs["arn"], "arn:aws:s3:::orders");
    assert.equal(outputs["bucketRegionalDomainName"], "orders.s3.us-east-1.amazonaws.com");
  });
});

describe("bucket versioning", () => {
  refuses(
    BUCKET_VERSIONING,
    (world) => ({ bucket: bucketOf(world), versioningConfiguration: { status: "Enabled" } }),
    [
      {
        of: "bucket",
        change: { bucket: "nowhere" },
        code: "NoSuchBucket",
        message: 'bucket names "nowhere", which nothing in this plan created',
      },
      {
        of: "status",
        change: { versioningConfiguration: { status: "On" } },
        code: "MalformedXML",
        message: "On is no status",
      },
      {
        of: "locked bucket",
        change: (world) => ({
          bucket: bucketOf(world, "locked", { objectLockEnabled: true }),
          versioningConfiguration: { status: "Suspended" },
        }),
        code: "InvalidBucketState",
        message: "the bucket locks its objects, and needs their versions",
      },
    ],
  );
});

describe("bucket encryption", () => {
  const rules = (sseAlgorithm: string, kmsMasterKeyId?: unknown) => ({
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm, kmsMasterKeyId } }],
  });
  refuses(
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    (world) => ({ bucket: bucketOf(world), ...rules("aws:kms", keyOf(world)) }),
    [
      {
        of: "algorithm",
        change: rules("AES128"),
        code: "MalformedXML",
        message: "AES128 is no encryption of S3",
      },
      {
        of: "key that is not used",
        change: (world) => rules("AES256", keyOf(world)),
        code: "InvalidArgument",
        message: "a key is given, and S3 encrypts with its own",
      },
    ],
  );
});

describe("bucket ownership", () => {
  refuses(
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
    (world) => ({ bucket: bucketOf(world), rule: { objectOwnership: "BucketOwnerEnforced" } }),
    [
      {
        of: "owner",
        change: { rule: { objectOwnership: "Everybody" } },
        code: "MalformedXML",
        message: "Everybody is no ownership",
      },
    ],
  );
});

describe("bucket lifecycle", () => {
  const rule = { id: "end", status: "Enabled", expiration: { days: 1 } };
  refuses(
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    (world) => ({ bucket: bucketOf(world), rules: [rule] }),
    [
      { of: "no rule", change: { rules: [] }, code: "MalformedXML", message: "there is no rule" },
      {
        of: "one id twice",
        change: { rules: [rule, rule] },
        code: "InvalidArgument",
        message: "two rules have one id",
      },
    ],
  );
});

describe("bucket policy", () => {
  const policy = (Effect: string) =>
    JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect, Principal: "*", Action: "s3:*", Resource: "arn:aws:s3:::orders/*" }],
    });
  refuses(
    "aws:s3/bucketPolicy:BucketPolicy",
    (world) => ({ bucket: bucketOf(world), policy: policy("Deny") }),
    [
      {
        of: "effect",
        change: { policy: policy("Refuse") },
        code: "MalformedPolicy",
        message: 'Statement[0].Effect is "Refuse"',
      },
    ],
  );
});

describe("bucket lock", () => {
  const lock = (retention: object) => ({ rule: { defaultRetention: retention } });
  refuses(
    "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
    (world) => ({ bucket: versioned(world), ...lock({ mode: "GOVERNANCE", days: 30 }) }),
    [
      {
        of: "no versions",
        change: (world) => ({ bucket: bucketOf(world, "unversioned") }),
        code: "InvalidBucketState",
        message: "the bucket keeps no versions to lock",
      },
      {
        of: "two times",
        change: lock({ mode: "GOVERNANCE", days: 30, years: 1 }),
        code: "MalformedXML",
        message: "days or years must be given, and not both",
      },
      {
        of: "mode",
        change: lock({ mode: "STRICT", days: 30 }),
        code: "MalformedXML",
        message: "STRICT is no mode of a lock",
      },
    ],
  );
});

/** Buckets of two regions, and a resource that ties the first to the second. */
function across(type: string, inputsOf: (arns: Arns) => object, target: object = {}): string[] {
  const simulator = createSimulator(ACCOUNT);
  const create = (kind: string, name: string, inputs: object, region: string) =>
    simulator.create({
      urn: `urn:pulumi:test::project::${kind}::${name}`,
      type: kind,
      name,
      inputs: { ...inputs },
      provider: { region, defaultTags: {} },
    });
  const enabled = { versioningConfiguration: { status: "Enabled" } };
  create(BUCKET, "orders", { bucket: "orders", objectLockEnabled: true }, "us-east-1");
  create(BUCKET, "copies", { bucket: "copies", objectLockEnabled: true, ...target }, "us-west-2");
  create(BUCKET, "bare", { bucket: "bare", objectLockEnabled: true }, "us-west-2");
  for (const bucket of ["orders", "copies"]) {
    create(BUCKET_VERSIONING, bucket, { bucket, ...enabled }, "us-east-1");
  }
  const keys = ["us-east-1", "us-west-2"].map((region) =>
    String(create(tokens.KEY, `key-${region}`, {}, region).outputs["arn"]),
  );
  const role = create(
    tokens.ROLE,
    "role",
    {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
    },
    "us-east-1",
  );
  const arns = { role: String(role.outputs["arn"]), near: keys[0] ?? "", far: keys[1] ?? "" };
  return create(type, "subject", inputsOf(arns), "us-east-1").refusals.map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

interface Arns {
  readonly role: string;
  readonly near: string;
  readonly far: string;
}

describe("bucket logging", () => {
  it("CrossLocationLoggingProhibited: to another region", () => {
    const inputs = () => ({ bucket: "orders", targetBucket: "copies", targetPrefix: "" });
    assert.deepEqual(across("aws:s3/bucketLogging:BucketLogging", inputs), [
      "CrossLocationLoggingProhibited: the log would go to us-west-2, and the bucket is in us-east-1",
    ]);
  });
});

describe("bucket replication", () => {
  const to =
    (bucket: string, key: (arns: Arns) => string | undefined, source = "orders") =>
    (arns: Arns) => ({
      bucket: source,
      role: arns.role,
      rules: [
        {
          status: "Enabled",
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
          destination: {
            bucket: `arn:aws:s3:::${bucket}`,
            ...(key(arns) ? { encryptionConfiguration: { replicaKmsKeyId: key(arns) } } : {}),
          },
        },
      ],
    });
  const TYPE = "aws:s3/bucketReplicationConfig:BucketReplicationConfig";
  const far = ({ far: key }: Arns) => key;

  it("is accepted between versioned buckets, with a key of the destination's region", () => {
    assert.deepEqual(across(TYPE, to("copies", far)), []);
  });

  for (const [of, inputs, target, message] of [
    [
      "source without versions",
      to("copies", far, "bare"),
      {},
      "the bucket keeps no versions, which replication copies",
    ],
    ["destination without versions", to("bare", far), {}, "the destination keeps no versions"],
    [
      "destination without lock",
      to("copies", far),
      { objectLockEnabled: false },
      "the bucket locks its objects, and the destination cannot",
    ],
    [
      "no key",
      to("copies", () => undefined),
      {},
      "objects under a key are copied, and no key is named for the copies",
    ],
    [
      "key of the source",
      to("copies", ({ near }) => near),
      {},
      "the key is of us-east-1, and the destination is in us-west-2",
    ],
  ] as const) {
    it(`InvalidRequest: ${of}`, () => {
      assert.deepEqual(across(TYPE, inputs, target), [`InvalidRequest: ${message}`]);
    });
  }
});
