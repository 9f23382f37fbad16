/** Proves that the IAM types refuse what IAM refuses, fault by fault, and have IAM's ids and ARNs. */
import assert from "node:assert/strict";
import * as tokens from "../tokens.ts";
import { ACCOUNT, refuses, World } from "../testing.ts";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
});
const IDENTITY = identity("*");
const ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

function identity(resource: string | readonly string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "ec2:*", Resource: resource },
  });
}

/** An identity policy of exactly that many characters. */
function sized(length: number): string {
  const least = identity("arn:aws:s3:::").length;
  return identity(`arn:aws:s3:::${"b".repeat(length - least)}`);
}

describe("role", () => {
  refuses(tokens.ROLE, () => ({ name: "nodes", assumeRolePolicy: TRUST }), [
    {
      of: "no trust policy",
      change: { assumeRolePolicy: "" },
      code: "ValidationError",
      message: "a role needs a trust policy",
    },
    {
      of: "identity policy as trust",
      change: { assumeRolePolicy: IDENTITY.replace('"Resource":"*"', '"Principal":"*","Resource":"*"') },
      code: "MalformedPolicyDocument",
      message: "Statement[0].Resource is not allowed in this kind of policy",
    },
    {
      of: "long trust policy",
      change: { assumeRolePolicy: TRUST.replace('"Action"', `"Sid":"${"s".repeat(2000)}","Action"`) },
      code: "LimitExceeded",
      message: `the policy has ${TRUST.length + 2009} characters; AWS takes 2048`,
    },
    {
      of: "long name",
      change: { name: "n".repeat(65) },
      code: "ValidationError",
      message: `${"n".repeat(65)} has 65 characters; AWS takes 64`,
    },
    {
      of: "name",
      change: { name: "no des" },
      code: "ValidationError",
      message: '"no des" has characters or a form that AWS refuses',
    },
    {
      of: "session",
      change: { maxSessionDuration: 60 },
      code: "ValidationError",
      message: "60 seconds is out of bounds",
    },
    { of: "path", change: { path: "teams" }, code: "ValidationError", message: "teams is no path" },
    {
      of: "description",
      change: { description: "\u2192" },
      code: "ValidationError",
      message: "the description has characters that IAM refuses",
    },
    {
      of: "inline policy",
      change: { inlinePolicies: [{ name: "a", policy: "x" }] },
      code: "MalformedPolicyDocument",
      message: "the policy document is not a JSON object",
    },
    {
      of: "long inline policies",
      change: { inlinePolicies: [{ policy: sized(6000) }, { policy: sized(6000) }] },
      code: "LimitExceeded",
      message: "the inline policies have 12000 characters; AWS takes 10240",
    },
    {
      of: "too many policies",
      change: { managedPolicyArns: Array.from({ length: 11 }, (_, i) => `arn:aws:iam::aws:policy/P${i}`) },
      code: "LimitExceeded",
      message: "11 managed policies; AWS takes 10 on a role",
    },
    {
      of: "no such policy",
      change: { managedPolicyArns: ["arn:aws:iam::111111111111:policy/x"] },
      code: "NoSuchEntity",
      message:
        'managedPolicyArns[0] names "arn:aws:iam::111111111111:policy/x", which nothing in this plan created',
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.ROLE, inputs);
        return {};
      },
      code: "EntityAlreadyExists",
      message: "role nodes already exists",
    },
  ]);

  it("has the name as id, an ARN with its path, and a unique id", () => {
    const { id, outputs } = new World().accepted(tokens.ROLE, {
      name: "n",
      path: "/teams/",
      assumeRolePolicy: TRUST,
    });
    assert.equal(id, "n");
    assert.equal(outputs["arn"], `arn:aws:iam::${ACCOUNT}:role/teams/n`);
    assert.match(String(outputs["uniqueId"]), /^AROA[0-9A-F]{17}$/);
  });

  it("gets a name from a prefix at create, which is no input", () => {
    const { inputs, outputs } = new World().accepted(tokens.ROLE, {
      namePrefix: "team-",
      assumeRolePolicy: TRUST,
    });
    assert.equal(inputs["name"], undefined);
    assert.match(String(outputs["name"]), /^team-[0-9a-f]{26}$/);
  });
});

describe("inline policy", () => {
  const sound = (world: World) => ({
    role: world.accepted(tokens.ROLE, { assumeRolePolicy: TRUST }).id,
    policy: IDENTITY,
  });
  refuses(ROLE_POLICY, sound, [
    {
      of: "malformed",
      change: { policy: TRUST.replace('sts:AssumeRole"', 'sts:AssumeRole","Resource":"*"') },
      code: "MalformedPolicyDocument",
      message: "Statement[0].Principal is not allowed in this kind of policy",
    },
    {
      of: "no such role",
      change: { role: "ghost" },
      code: "NoSuchEntity",
      message: 'role names "ghost", which nothing in this plan created',
    },
    {
      of: "long together",
      change(world, { role }) {
        world.accepted(ROLE_POLICY, { role, policy: sized(6000) });
        return { policy: sized(6000) };
      },
      code: "LimitExceeded",
      message: "the role's inline policies have 12000 characters together; AWS takes 10240",
    },
  ]);
});

describe("managed policy", () => {
  refuses(tokens.POLICY, () => ({ name: "p", policy: IDENTITY }), [
    {
      of: "long",
      change: { policy: sized(6145) },
      code: "LimitExceeded",
      message: "the policy has 6145 characters; AWS takes 6144",
    },
    {
      of: "nothing",
      change: { policy: "" },
      code: "ValidationError",
      message: "a managed policy needs a document",
    },
    {
      of: "trust policy",
      change: { policy: TRUST.replace('"Principal":{"Service":"ec2.amazonaws.com"},', "") },
      code: "MalformedPolicyDocument",
      message: "Statement[0] has neither Resource nor NotResource",
    },
    {
      of: "duplicate",
      change(world, inputs) {
        world.accepted(tokens.POLICY, inputs);
        return {};
      },
      code: "EntityAlreadyExists",
      message: "policy p already exists",
    },
  ]);
});

describe("policy attachment", () => {
  const sound = (world: World) => ({
    role: world.accepted(tokens.ROLE, { assumeRolePolicy: TRUST }).id,
    policyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy",
  });
  refuses(ATTACHMENT, sound, [
    {
      of: "no such policy",
      change: { policyArn: "arn:aws:iam::111111111111:policy/x" },
      code: "NoSuchEntity",
      message: 'policyArn names "arn:aws:iam::111111111111:policy/x", which nothing in this plan created',
    },
    {
      of: "too many",
      change(world, { role }) {
        for (let i = 0; i < 10; i++)
          world.accepted(ATTACHMENT, { role, policyArn: `arn:aws:iam::aws:policy/P${i}` });
        return {};
      },
      code: "LimitExceeded",
      message: "the role has 10 managed policies already; AWS takes 10",
    },
  ]);
});

describe("the other IAM types", () => {
  it("refuse a second instance profile, provider or service-linked role of the same name", () => {
    const world = new World();
    const issuer = {
      url: "https://oidc.eks.us-east-1.amazonaws.com/id/A",
      clientIdLists: ["sts.amazonaws.com"],
    };
    for (const [type, inputs, code] of [
      [tokens.INSTANCE_PROFILE, { name: "p" }, "EntityAlreadyExists"],
      ["aws:iam/openIdConnectProvider:OpenIdConnectProvider", issuer, "EntityAlreadyExists"],
      [
        "aws:iam/serviceLinkedRole:ServiceLinkedRole",
        { awsServiceName: "spot.amazonaws.com" },
        "InvalidInput",
      ],
    ] as const) {
      world.accepted(type, inputs);
      assert.deepEqual(
        world.create(type, inputs).refusals.map((refusal) => refusal.code),
        [code],
      );
    }
  });

  it("refuse malformed issuers, audiences and thumbprints", () => {
    const inputs = { url: "http://x", clientIdLists: [], thumbprintLists: ["z"] };
    const { refusals } = new World().create("aws:iam/openIdConnectProvider:OpenIdConnectProvider", inputs);
    assert.deepEqual(
      refusals.map(({ property }) => property),
      ["url", "clientIdLists", "thumbprintLists[0]"],
    );
  });

  it("name a service-linked role as AWS does", () => {
    const { id } = new World().accepted("aws:iam/serviceLinkedRole:ServiceLinkedRole", {
      awsServiceName: "spot.amazonaws.com",
    });
    assert.equal(
      id,
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    );
  });
});
