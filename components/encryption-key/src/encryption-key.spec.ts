/** Proves what an EncryptionKey registers: one rotating key with its policy, and an alias only when it is named. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "@drydock/simulator/testing";
import { EncryptionKey, type EncryptionKeyArgs } from "./index.ts";

const minimal: EncryptionKeyArgs = {
  description: "Volumes of nodes",
  accountId: "111111111111",
  region: "us-east-1",
};

describe("EncryptionKey", () => {
  it("rotates every year and can be saved for thirty days, unless told otherwise", async () => {
    const seen = await observe(() => {
      new EncryptionKey("volumes", minimal);
      new EncryptionKey("short", { ...minimal, rotationPeriodInDays: 90, deletionWindowInDays: 7 });
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const key = seen.get("aws:kms/key:Key", "volumes-key");
    assert.equal(key.inputs["enableKeyRotation"], true);
    assert.equal(key.inputs["rotationPeriodInDays"], 365);
    assert.equal(key.inputs["deletionWindowInDays"], 30);
    assert.equal(key.parent, seen.get("drydock:encryption-key:EncryptionKey", "volumes").urn);
    const short = seen.get("aws:kms/key:Key", "short-key");
    assert.deepEqual([short.inputs["rotationPeriodInDays"], short.inputs["deletionWindowInDays"]], [90, 7]);
    assert.deepEqual(seen.all("aws:kms/alias:Alias"), []);
  });

  it("names the key when an alias is given", async () => {
    const seen = await observe(() => {
      const key = new EncryptionKey("volumes", { ...minimal, aliasName: "alias/drydock/prod/volumes" });
      return { keyId: key.keyId, keyArn: key.keyArn };
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const alias = seen.get("aws:kms/alias:Alias", "volumes-alias");
    assert.equal(alias.inputs["name"], "alias/drydock/prod/volumes");
    assert.equal(alias.inputs["targetKeyId"], seen.outputs["keyId"]);
    assert.match(String(seen.outputs["keyArn"]), /^arn:aws:kms:us-east-1:111111111111:key\//);
  });

  it("writes grants whose ARNs are known only after deployment into the policy", async () => {
    const seen = await observe(() => {
      const roleArn = pulumi.output("arn:aws:iam::111111111111:role/reader");
      new EncryptionKey("secrets", {
        ...minimal,
        grants: [{ kind: "Roles", roleArns: [roleArn], access: "Decrypt" }],
      });
    });
    const policy = JSON.parse(String(seen.get("aws:kms/key:Key").inputs["policy"])) as {
      Statement: object[];
    };
    assert.deepEqual(policy.Statement[1], {
      Sid: "Roles1",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::111111111111:role/reader"] },
      Action: ["kms:Decrypt", "kms:DescribeKey"],
      Resource: "*",
    });
  });

  it("passes protection on to the key itself", async () => {
    const seen = await observe(() => {
      new EncryptionKey("volumes", minimal, { protect: true });
    });
    assert.equal(seen.get("aws:kms/key:Key").options.protect, true);
  });
});
