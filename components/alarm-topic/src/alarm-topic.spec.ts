/** Proves that a topic is encrypted and closed, that CloudWatch may publish under its key, and that somebody reads it. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { AlarmTopic, alarmTopicPolicy } from "./index.ts";

const place = { accountId: "111111111111", region: "us-east-1" };

interface Document {
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

describe("AlarmTopic", () => {
  it("is encrypted with a key that CloudWatch may use for alarms of the account", async () => {
    const seen = await observe(() => {
      const { topicArn } = new AlarmTopic("lag", { ...place, emails: ["oncall@example.com"] });
      return { topicArn };
    });
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const topic = seen.get("aws:sns/topic:Topic", "lag-topic");
    const key = seen.get("aws:kms/key:Key", "lag-key");
    assert.equal(topic.inputs["kmsMasterKeyId"], key.outputs["arn"]);
    const { Statement } = JSON.parse(String(key.inputs["policy"])) as Document;
    const condition = {
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": ["arn:aws:cloudwatch:us-east-1:111111111111:alarm:*"] },
    };
    const grant = Statement.find(
      ({ Principal }) => (Principal as { Service?: string }).Service === "cloudwatch.amazonaws.com",
    );
    assert.deepEqual(grant?.["Condition"], condition);
    for (const action of ["kms:Decrypt", "kms:GenerateDataKey"]) {
      assert.ok((grant?.["Action"] as string[]).includes(action), action);
    }
    assert.equal(seen.outputs["topicArn"], topic.outputs["arn"]);
  });

  it("takes alarms of its account and region, over TLS, and nothing else", () => {
    const { Statement } = JSON.parse(
      alarmTopicPolicy({ ...place, partition: "aws" }, "arn:aws:sns:us-east-1:111111111111:lag"),
    ) as Document;
    assert.deepEqual(
      Statement.map(({ Effect, Principal, Condition }) => [Effect, Principal, Condition]),
      [
        [
          "Allow",
          { Service: "cloudwatch.amazonaws.com" },
          {
            StringEquals: { "aws:SourceAccount": "111111111111" },
            ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:us-east-1:111111111111:alarm:*" },
          },
        ],
        ["Deny", "*", { Bool: { "aws:SecureTransport": "false" } }],
      ],
    );
  });

  it("tells every address, and is refused without any", async () => {
    const emails = ["oncall@example.com", "lead@example.com"];
    const seen = await observe(() => void new AlarmTopic("lag", { ...place, emails }));
    assert.deepEqual(
      seen.all("aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs["endpoint"]),
      emails,
    );
    const nobody = await observe(() => void new AlarmTopic("lag", { ...place, emails: [] }));
    assert.match(nobody.errors.map(String).join(), /lag: emails is empty, and nobody would be told/);
  });
});
