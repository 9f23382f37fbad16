/** Proves that each kind of grant becomes exactly the statements that AWS documents, and that no policy locks the account out. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type KeyStatement, keyPolicy, type ResolvedGrant } from "./policy.ts";

const place = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const use = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
];
const role = "arn:aws:iam::111111111111:role/app";

/** Statements of one grant, after the administration statement. */
function statementsOf(grant: ResolvedGrant): readonly KeyStatement[] {
  return keyPolicy(place, [grant]).Statement.slice(1);
}

describe("key policy", () => {
  it("gives the account's IAM policies administration, and nothing else, without grants", () => {
    assert.deepEqual(keyPolicy(place, []), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountAdministration",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111111111111:root" },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    });
  });

  it("lets CloudWatch Logs of the region encrypt the named log groups only", () => {
    const logGroupArns = ["arn:aws:logs:eu-west-1:111111111111:log-group:/app"];
    assert.deepEqual(statementsOf({ kind: "CloudWatchLogs", logGroupArns }), [
      {
        Sid: "CloudWatchLogs1",
        Effect: "Allow",
        Principal: { Service: "logs.eu-west-1.amazonaws.com" },
        Action: use,
        Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": logGroupArns } },
        Resource: "*",
      },
    ]);
  });

  it("binds a service to the account, and to its source resources when they are named", () => {
    const grant = { kind: "Service", principal: "events.amazonaws.com", access: "Encrypt" } as const;
    const conditions = (s: ResolvedGrant): unknown => statementsOf(s)[0]?.Condition;
    assert.deepEqual(statementsOf(grant)[0]?.Action, ["kms:GenerateDataKey", "kms:Decrypt"]);
    assert.deepEqual(conditions(grant), { StringEquals: { "aws:SourceAccount": "111111111111" } });
    const sourceArns = ["arn:aws:events:eu-west-1:111111111111:rule/drain-*"];
    assert.deepEqual(conditions({ ...grant, sourceArns }), {
      StringEquals: { "aws:SourceAccount": "111111111111" },
      ArnLike: { "aws:SourceArn": sourceArns },
    });
  });

  it("lets a service-linked role use the key, and pass it on to AWS services only", () => {
    const principal = {
      AWS: "arn:aws:iam::111111111111:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling",
    };
    assert.deepEqual(statementsOf({ kind: "ServiceLinkedRole", role: "AutoScaling" }), [
      { Sid: "ServiceLinkedRole1", Effect: "Allow", Principal: principal, Action: use, Resource: "*" },
      {
        Sid: "ServiceLinkedRole1Grants",
        Effect: "Allow",
        Principal: principal,
        Action: "kms:CreateGrant",
        Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
        Resource: "*",
      },
    ]);
  });

  it("lets a cluster encrypt its secrets through a grant", () => {
    const [direct, grants] = statementsOf({ kind: "EksSecrets", roleArns: [role] });
    assert.deepEqual(direct?.Action, ["kms:Encrypt", "kms:Decrypt", "kms:DescribeKey"]);
    assert.deepEqual([grants?.Action, grants?.Principal], ["kms:CreateGrant", { AWS: [role] }]);
    assert.deepEqual(grants?.Condition, { Bool: { "kms:GrantIsForAWSResource": "true" } });
  });

  it("lets roles read, write, or both", () => {
    const actions = (access: "Encrypt" | "Decrypt" | "EncryptDecrypt"): unknown =>
      statementsOf({ kind: "Roles", roleArns: [role], access })[0]?.Action;
    assert.deepEqual(actions("Decrypt"), ["kms:Decrypt", "kms:DescribeKey"]);
    assert.deepEqual(actions("Encrypt"), ["kms:GenerateDataKey", "kms:Decrypt"]);
    assert.deepEqual(actions("EncryptDecrypt"), use);
  });

  it("ties roles to one service, with a grant only when it is asked for", () => {
    const grant = {
      kind: "RolesViaService",
      roleArns: [role],
      service: "ec2",
      access: "EncryptDecrypt",
    } as const;
    const via = { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" };
    assert.deepEqual(
      statementsOf(grant).map((s) => s.Condition),
      [{ StringEquals: via }],
    );
    assert.deepEqual(
      statementsOf({ ...grant, createGrant: true }).map((s) => s.Condition),
      [{ StringEquals: via }, { StringEquals: via, Bool: { "kms:GrantIsForAWSResource": "true" } }],
    );
  });

  it("names services of the China partition by their own suffix", () => {
    const china = { accountId: "111111111111", region: "cn-north-1", partition: "aws-cn" };
    const [, logs] = keyPolicy(china, [{ kind: "CloudWatchLogs", logGroupArns: ["*"] }]).Statement;
    assert.deepEqual(logs?.Principal, { Service: "logs.cn-north-1.amazonaws.com.cn" });
  });

  it("never names a wildcard principal, never repeats a statement id and always keeps the account in", () => {
    const arns = fc.array(fc.constant(role), { minLength: 1, maxLength: 3 });
    const access = fc.constantFrom("Encrypt", "Decrypt", "EncryptDecrypt");
    const grants: fc.Arbitrary<ResolvedGrant[]> = fc.array(
      fc.oneof(
        fc.record({ kind: fc.constant("CloudWatchLogs" as const), logGroupArns: arns }),
        fc.record({ kind: fc.constant("EksSecrets" as const), roleArns: arns }),
        fc.record({ kind: fc.constant("Roles" as const), roleArns: arns, access }),
        fc.record({
          kind: fc.constant("ServiceLinkedRole" as const),
          role: fc.constantFrom("AutoScaling", "EC2Spot", "EC2Fleet"),
        }),
        fc.record({
          kind: fc.constant("RolesViaService" as const),
          roleArns: arns,
          service: fc.constant("ec2"),
          access,
          createGrant: fc.boolean(),
        }),
      ),
    );
    fc.assert(
      fc.property(grants, (some) => {
        const { Statement } = keyPolicy(place, some);
        const principals = Statement.flatMap((s) =>
          Object.values(s.Principal as Record<string, unknown>).flat(),
        );
        const wildActions = Statement.slice(1).flatMap((s) =>
          [s.Action].flat().filter((a) => a.includes("*")),
        );
        return (
          !principals.includes("*") &&
          wildActions.length === 0 &&
          Statement[0]?.Sid === "AccountAdministration" &&
          new Set(Statement.map((s) => s.Sid)).size === Statement.length
        );
      }),
    );
  });
});
