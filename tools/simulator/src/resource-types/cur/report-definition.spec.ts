/** Proves what the simulated service of cost and usage reports answers, and what it refuses. */
import assert from "node:assert/strict";
import { ACCOUNT, refuses, World } from "../testing.ts";
import { BUCKET } from "../s3/tokens.ts";
import { REPORT } from "./report-definition.ts";

const STATEMENT = {
  Effect: "Allow",
  Principal: { Service: "billingreports.amazonaws.com" },
  Action: "s3:PutObject",
  Condition: { StringEquals: { "aws:SourceAccount": ACCOUNT } },
};

function bucket(world: World, delivering = true): string {
  const { id, outputs } = world.accepted(BUCKET, {});
  if (delivering) {
    const Resource = `${String(outputs["arn"])}/*`;
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [{ ...STATEMENT, Resource }] });
    world.accepted("aws:s3/bucketPolicy:BucketPolicy", { bucket: id, policy });
  }
  return id;
}

const sound = (world: World) => ({
  reportName: "costs",
  timeUnit: "HOURLY",
  format: "Parquet",
  compression: "Parquet",
  additionalSchemaElements: ["RESOURCES"],
  additionalArtifacts: ["ATHENA"],
  reportVersioning: "OVERWRITE_REPORT",
  s3Bucket: bucket(world),
  s3Prefix: "cur",
  s3Region: "us-east-1",
});

describe("cost and usage report", () => {
  it("is its name, with an ARN of us-east-1", () => {
    const world = new World();
    const { id, outputs } = world.accepted(REPORT, sound(world));
    assert.equal(id, "costs");
    assert.equal(outputs["arn"], `arn:aws:cur:us-east-1:${ACCOUNT}:definition/costs`);
  });

  it("has no endpoint in another region", () => {
    const world = new World();
    const { refusals } = world.simulator.create({
      urn: "urn:pulumi:test::project::report",
      type: REPORT,
      name: "report",
      inputs: sound(world),
      provider: { region: "us-west-2", defaultTags: {} },
    });
    assert.deepEqual(
      refusals.map(({ code }) => code),
      ["EndpointNotFound"],
    );
  });

  refuses(REPORT, sound, [
    {
      of: "a name with a blank",
      change: { reportName: "all costs" },
      code: "ValidationException",
      message: "all costs is no name of a report",
    },
    {
      of: "a name that is taken",
      change: (world) => {
        world.accepted(REPORT, { ...sound(world), reportName: "taken" });
        return { reportName: "taken" };
      },
      code: "DuplicateReportNameException",
      message: "the account has a report taken already",
    },
    {
      of: "a compression of another format",
      change: { compression: "GZIP" },
      code: "ValidationException",
      message: "GZIP does not go with the format Parquet",
    },
    {
      of: "Athena with versions that are kept",
      change: { reportVersioning: "CREATE_NEW_REPORT" },
      code: "ValidationException",
      message: "ATHENA needs Parquet, OVERWRITE_REPORT, and no other artifact",
    },
    {
      of: "another region than the bucket's",
      change: { s3Region: "us-west-2" },
      code: "ValidationException",
      message: "the bucket is in us-east-1, not in us-west-2",
    },
    {
      of: "a bucket that it may not write to",
      change: (world) => ({ s3Bucket: bucket(world, false) }),
      code: "ValidationException",
      message: "the policy of the bucket does not let billingreports.amazonaws.com add objects",
    },
  ]);
});
