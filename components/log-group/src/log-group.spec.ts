/** Proves that an EncryptedLogGroup registers one log group with the retention, key and class that it was given. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { EncryptedLogGroup } from "./index.ts";

const kmsKeyArn = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555";

describe("EncryptedLogGroup", () => {
  it("is encrypted, expires, and goes with its stack", async () => {
    const seen = await observe(() => {
      const group = new EncryptedLogGroup("audit", { name: "/app/audit", retentionInDays: 365, kmsKeyArn });
      return { arn: group.logGroupArn, name: group.logGroupName };
    });
    assert.deepEqual(seen.errors, []);
    const { inputs, parent } = seen.get("aws:cloudwatch/logGroup:LogGroup", "audit-log-group");
    assert.equal(inputs["name"], "/app/audit");
    assert.equal(inputs["retentionInDays"], 365);
    assert.equal(inputs["kmsKeyId"], kmsKeyArn);
    assert.equal(inputs["logGroupClass"], "STANDARD");
    assert.equal(inputs["skipDestroy"], false);
    assert.equal(parent, seen.get("drydock:log-group:EncryptedLogGroup").urn);
    assert.equal(seen.outputs["arn"], "arn:aws:logs:us-east-1:111111111111:log-group:/app/audit");
    assert.equal(seen.outputs["name"], "/app/audit");
  });

  it("keeps its events past the stack, or stores them more cheaply, when asked", async () => {
    const seen = await observe(() => {
      new EncryptedLogGroup("audit", {
        name: "/app/audit",
        retentionInDays: 7,
        kmsKeyArn,
        skipDestroy: true,
        logGroupClass: "INFREQUENT_ACCESS",
      });
    });
    const { inputs } = seen.get("aws:cloudwatch/logGroup:LogGroup");
    assert.deepEqual([inputs["skipDestroy"], inputs["logGroupClass"]], [true, "INFREQUENT_ACCESS"]);
  });
});
