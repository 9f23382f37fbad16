/** Proves what an ImageRepository registers: tags that stay, scans, encryption, and the end of untagged images. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import * as aws from "@pulumi/aws";
import { ImageRepository, type ImageRepositoryArgs } from "./index.ts";
import { lifecyclePolicy } from "./lifecycle-policy.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

const build = (args: Partial<ImageRepositoryArgs> = {}) =>
  observe(() => {
    const key = new aws.kms.Key("images");
    const { repositoryUrl, repositoryArn } = new ImageRepository("api", {
      repositoryName: "team/api",
      kmsKeyArn: key.arn,
      ...args,
    });
    return { repositoryUrl, repositoryArn };
  });

describe("ImageRepository", () => {
  it("keeps tags, scans on push, and encrypts with the key", async () => {
    const seen = await build();
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const { inputs } = seen.get(REPOSITORY, "api-repository");
    assert.equal(inputs["imageTagMutability"], "IMMUTABLE");
    assert.deepEqual(inputs["imageScanningConfiguration"], { scanOnPush: true });
    const kmsKey = seen.get("aws:kms/key:Key").outputs["arn"];
    assert.deepEqual(inputs["encryptionConfigurations"], [{ encryptionType: "KMS", kmsKey }]);
    assert.equal(inputs["forceDelete"], false);
  });

  it("has the address that images are pushed to", async () => {
    const { outputs } = await build();
    assert.deepEqual(outputs, {
      repositoryUrl: "111111111111.dkr.ecr.us-east-1.amazonaws.com/team/api",
      repositoryArn: "arn:aws:ecr:us-east-1:111111111111:repository/team/api",
    });
  });

  it("deletes images without a tag after the days asked for, and no others", async () => {
    const seen = await build({ untaggedDays: 3 });
    const { policy } = seen.get("aws:ecr/lifecyclePolicy:LifecyclePolicy").inputs;
    const { rules } = JSON.parse(String(policy)) as ReturnType<typeof lifecyclePolicy>;
    assert.equal(rules.length, 1);
    assert.equal(rules[0].selection.tagStatus, "untagged");
    assert.equal(rules[0].selection.countNumber, 3);
  });

  for (const days of [0, -1, 1.5]) {
    it(`refuses ${days} days`, () => {
      assert.throws(() => lifecyclePolicy(days), /^Error: untaggedDays: must be a whole number of days/);
    });
  }
});
