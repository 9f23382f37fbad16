/** Proves that the KMS types refuse what KMS refuses, fault by fault, and have KMS's ids. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";

function policy(principal: object, action = "kms:*"): string {
  const statement = { Effect: "Allow", Principal: principal, Action: action, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
const ROOT = policy({ AWS: `arn:aws:iam::${ACCOUNT}:root` });
const LOCKED_OUT = "nobody in the account could change the key policy again";

describe("KMS key", () => {
  refuses(tokens.KEY, () => ({ enableKeyRotation: true, policy: ROOT }), [
    {
      of: "window",
      change: { deletionWindowInDays: 3 },
      code: "ValidationException",
      message: "3 days is out of bounds",
    },
    {
      of: "rotation",
      change: { rotationPeriodInDays: 30 },
      code: "ValidationException",
      message: "30 days is out of bounds",
    },
    {
      of: "rotation off",
      change: { enableKeyRotation: false, rotationPeriodInDays: 90 },
      code: "ValidationException",
      message: "a rotation period is set while rotation is off",
    },
    {
      of: "asymmetric rotation",
      change: { customerMasterKeySpec: "RSA_2048" },
      code: "UnsupportedOperationException",
      message: "RSA_2048 keys do not rotate",
    },
    {
      of: "description",
      change: { description: "d".repeat(8193) },
      code: "ValidationException",
      message: "the description is over 8192 characters",
    },
    {
      of: "malformed",
      change: { policy: "{}" },
      code: "MalformedPolicyDocumentException",
      message: "the policy has no Statement",
    },
    {
      of: "long",
      change: { policy: ROOT.padEnd(32_769) },
      code: "LimitExceededException",
      message: "the policy has 32769 characters; AWS takes 32768",
    },
    {
      of: "service only",
      change: { policy: policy({ Service: "logs.us-east-1.amazonaws.com" }) },
      code: "MalformedPolicyDocumentException",
      message: LOCKED_OUT,
    },
    {
      of: "use only",
      change: { policy: policy({ AWS: ACCOUNT }, "kms:Decrypt") },
      code: "MalformedPolicyDocumentException",
      message: LOCKED_OUT,
    },
    {
      of: "another account",
      change: { policy: policy({ AWS: "arn:aws:iam::222222222222:root" }) },
      code: "MalformedPolicyDocumentException",
      message: LOCKED_OUT,
    },
  ]);

  it("has a UUID as id, and AWS's default policy when none is given", () => {
    const { id, outputs } = new World().accepted(tokens.KEY, {});
    assert.match(id, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.equal(outputs["keyId"], id);
    assert.equal(outputs["arn"], `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`);
    assert.match(String(outputs["policy"]), /Enable IAM User Permissions/);
  });
});

describe("KMS alias", () => {
  refuses(tokens.ALIAS, (world) => ({ name: "alias/eks", targetKeyId: world.accepted(tokens.KEY, {}).id }), [
    {
      of: "prefix",
      change: { name: "eks" },
      code: "InvalidAliasNameException",
      message: '"eks" has characters or a form that AWS refuses',
    },
    {
      of: "AWS's own",
      change: { name: "alias/aws/eks" },
      code: "InvalidAliasNameException",
      message: '"alias/aws/eks" has characters or a form that AWS refuses',
    },
    {
      of: "no such key",
      change: { targetKeyId: "k" },
      code: "NotFoundException",
      message: 'targetKeyId names "k", which nothing in this plan created',
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.ALIAS, inputs);
        return {};
      },
      code: "AlreadyExistsException",
      message: "an alias alias/eks already exists",
    },
  ]);

  it("is auto-named with its prefix", () => {
    const world = new World();
    const { id } = world.accepted(tokens.ALIAS, { targetKeyId: world.accepted(tokens.KEY, {}).id }, "nodes");
    assert.match(id, /^alias\/nodes-[0-9a-f]{7}$/);
  });
});

describe("KMS grant", () => {
  const sound = (world: World) => ({
    keyId: world.accepted(tokens.KEY, {}).id,
    granteePrincipal: `arn:aws:iam::${ACCOUNT}:role/x`,
    operations: ["Decrypt"],
  });
  refuses("aws:kms/grant:Grant", sound, [
    {
      of: "principal",
      change: { granteePrincipal: "x" },
      code: "InvalidArnException",
      message: "x is no principal",
    },
    {
      of: "nothing",
      change: { operations: [] },
      code: "ValidationException",
      message: "the grant allows nothing",
    },
    {
      of: "operation",
      change: { operations: ["decrypt"] },
      code: "ValidationException",
      message: "decrypt is no operation",
    },
  ]);
});
