/** Every bucket refuses requests without TLS. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { checkov, fsbp } from "../frameworks.ts";
import { everyoneIn } from "../policy-conditions.ts";
import { everyAction, type Statement, statementsOf } from "../policy-document.ts";
import { S3_BUCKET, S3_BUCKET_POLICY } from "../types.ts";
import { bucketsWithout, settingsOf } from "./s3.ts";

export const s3TlsOnly = defineStackRule({
  id: "s3-tls-only",
  title: "S3 buckets require TLS",
  description:
    "S3 answers plain HTTP unless the bucket's policy denies it; objects and signed requests can then be read on the way.",
  severity: "medium",
  frameworks: [
    fsbp("S3.5", "Buckets deny requests without TLS."),
    checkov("CKV_AWS_379", "Buckets require secure transport."),
  ],
  remediation:
    "deny s3:* to everyone, on bucket and objects, under the condition that aws:SecureTransport is false",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
  examples: {
    good: [
      { type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } },
      {
        type: S3_BUCKET_POLICY,
        name: "reports",
        inputs: {
          bucket: "reports",
          policy: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "s3:*",
                Resource: ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"],
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: S3_BUCKET, name: "reports", inputs: { bucket: "reports" } }],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  return bucketsWithout(
    stack,
    (bucket) =>
      [bucket, ...settingsOf(stack, bucket, S3_BUCKET_POLICY)].some(({ inputs }) =>
        statementsOf(inputs["policy"], "policy").some(deniesPlain),
      ),
    "has no policy that denies s3:* without TLS, on bucket and objects",
  );
}

function deniesPlain(statement: Statement): boolean {
  const { effect, actions, resources, conditions } = statement;
  return (
    effect === "Deny" &&
    everyoneIn(statement).length > 0 &&
    actions.some((action) => /^s3:\*$/i.test(action) || everyAction(action)) &&
    resources.some((resource) => resource.endsWith("*")) &&
    conditions.some(
      ({ operator, key, values }) =>
        operator === "Bool" && key === "aws:securetransport" && values.includes("false"),
    )
  );
}
