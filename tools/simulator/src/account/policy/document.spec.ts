/** Proves that each fault of a policy document gives exactly one refusal, in each kind of policy. */
import assert from "node:assert/strict";
import { allows, trusts } from "./allows.ts";
import { policyRefusals, type PolicyKind, policySize } from "./document.ts";

const SOUND: Readonly<Record<PolicyKind, object>> = {
  identity: { Sid: "Read", Effect: "Allow", Action: ["ec2:Describe*"], Resource: "*" },
  trust: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  resource: {
    Effect: "Deny",
    Principal: "*",
    Action: "sqs:*",
    Resource: "arn:aws:sqs:us-east-1:111111111111:q",
  },
};

function messages(kind: PolicyKind, document: unknown): string[] {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return policyRefusals(text, { property: "policy", kind, code: "Code" }).map(({ message }) => message);
}

function withStatement(kind: PolicyKind, change: object): unknown {
  return { Version: "2012-10-17", Statement: [{ ...SOUND[kind], ...change }] };
}

const S = "Statement[0]";
const STATEMENT_FAULTS: readonly [kind: PolicyKind, change: object, message: string][] = [
  ["identity", { Effect: "allow" }, `${S}.Effect is "allow"`],
  ["identity", { Effect: undefined }, `${S}.Effect is undefined`],
  ["identity", { Actions: "*" }, `${S} has the unknown key Actions`],
  ["identity", { Sid: "read-only" }, 'the Sid "read-only" has other characters than letters and digits'],
  ["identity", { Action: undefined }, `${S} has neither Action nor NotAction`],
  ["identity", { NotAction: "iam:*" }, `${S} has both Action and NotAction`],
  ["identity", { Action: [] }, `${S}.Action is an empty list`],
  ["identity", { Action: ["DescribeVpcs"] }, `${S}.Action[0] is "DescribeVpcs"`],
  ["identity", { Action: 1 }, `${S}.Action is not a string`],
  ["identity", { Resource: undefined }, `${S} has neither Resource nor NotResource`],
  ["identity", { NotResource: "*" }, `${S} has both Resource and NotResource`],
  ["identity", { Resource: "bucket" }, `${S}.Resource is "bucket", which is not an ARN`],
  ["identity", { Resource: "arn:aws:s3" }, `${S}.Resource is "arn:aws:s3", which is not an ARN`],
  [
    "identity",
    { Resource: "arn:amazon:s3:::b" },
    `${S}.Resource is "arn:amazon:s3:::b", whose partition amazon does not exist`,
  ],
  [
    "identity",
    { Resource: "arn:aws:s3:us-east-1::b" },
    `${S}.Resource is "arn:aws:s3:us-east-1::b", but ARNs of s3 have no region`,
  ],
  [
    "identity",
    { Resource: "arn:aws:iam::1:role/x" },
    `${S}.Resource is "arn:aws:iam::1:role/x", whose account 1 is not twelve digits`,
  ],
  [
    "identity",
    { Resource: "arn:aws:iam::111111111111:roles/x" },
    `${S}.Resource is "arn:aws:iam::111111111111:roles/x", which names nothing that IAM has`,
  ],
  ["identity", { Principal: "*" }, `${S}.Principal is not allowed in this kind of policy`],
  ["identity", { Condition: [] }, `${S}.Condition is not an object`],
  [
    "identity",
    { Condition: { StringIs: { "aws:x": "y" } } },
    `${S}.Condition.StringIs is not a condition operator`,
  ],
  [
    "identity",
    { Condition: { NullIfExists: { "aws:x": "true" } } },
    `${S}.Condition.NullIfExists is not a condition operator`,
  ],
  ["identity", { Condition: { StringEquals: "x" } }, `${S}.Condition.StringEquals is not an object`],
  [
    "identity",
    { Condition: { StringEquals: { key: "x" } } },
    `${S}.Condition.StringEquals has the key "key"`,
  ],
  [
    "identity",
    { Condition: { Bool: { "aws:SecureTransport": "yes" } } },
    `${S}.Condition.Bool.aws:SecureTransport has the value "yes", which its operator cannot compare`,
  ],
  [
    "identity",
    { Condition: { IpAddress: { "aws:SourceIp": "home" } } },
    `${S}.Condition.IpAddress.aws:SourceIp has the value "home", which its operator cannot compare`,
  ],
  [
    "identity",
    { Condition: { NumericLessThan: { "s3:max-keys": "ten" } } },
    `${S}.Condition.NumericLessThan.s3:max-keys has the value "ten", which its operator cannot compare`,
  ],
  ["trust", { Resource: "*" }, `${S}.Resource is not allowed in this kind of policy`],
  ["trust", { Principal: undefined }, `${S} has neither Principal nor NotPrincipal`],
  ["trust", { Principal: "ec2.amazonaws.com" }, `${S}.Principal is "ec2.amazonaws.com"`],
  ["trust", { Principal: { Role: "x" } }, `${S}.Principal has the unknown kind Role`],
  [
    "trust",
    { Principal: { Service: "ec2" } },
    `${S}.Principal.Service is "ec2", which is no Service principal`,
  ],
  [
    "trust",
    { Principal: { AWS: "arn:aws:iam::111111111111:role/*" } },
    `${S}.Principal.AWS is "arn:aws:iam::111111111111:role/*", which is no AWS principal`,
  ],
  [
    "trust",
    { Principal: { Federated: "google" } },
    `${S}.Principal.Federated is "google", which is no Federated principal`,
  ],
  ["resource", { Principal: undefined }, `${S} has neither Principal nor NotPrincipal`],
  ["resource", { Resource: undefined }, `${S} has neither Resource nor NotResource`],
];

describe("policy document", () => {
  for (const kind of ["identity", "trust", "resource"] as const) {
    it(`accepts a sound ${kind} policy, with one statement or a list`, () => {
      assert.deepEqual(messages(kind, withStatement(kind, {})), []);
      assert.deepEqual(messages(kind, { Version: "2012-10-17", Id: "x", Statement: SOUND[kind] }), []);
    });
  }

  for (const [kind, change, message] of STATEMENT_FAULTS) {
    it(`${kind}: ${message}`, () => assert.deepEqual(messages(kind, withStatement(kind, change)), [message]));
  }

  const documents: readonly [PolicyKind, unknown, string][] = [
    ["identity", "{", "the policy document is not a JSON object"],
    ["identity", "[]", "the policy document is not a JSON object"],
    ["identity", { Statement: SOUND.identity }, "Version is undefined"],
    ["identity", { Version: "2008-10-17", Statement: SOUND.identity }, 'Version is "2008-10-17"'],
    ["trust", { Version: "2025-01-01", Statement: SOUND.trust }, 'Version is "2025-01-01"'],
    ["identity", { Version: "2012-10-17" }, "the policy has no Statement"],
    ["identity", { Version: "2012-10-17", Statement: [] }, "the policy has no Statement"],
    ["identity", { Version: "2012-10-17", Statement: ["x"] }, "Statement[0] is not an object"],
    [
      "identity",
      { Version: "2012-10-17", Statements: [], Statement: SOUND.identity },
      "policy has the unknown key Statements",
    ],
    [
      "identity",
      { Version: "2012-10-17", Statement: [SOUND.identity, SOUND.identity] },
      "two statements have the Sid Read",
    ],
  ];
  for (const [kind, document, message] of documents) {
    it(`${kind}: ${message}`, () => assert.deepEqual(messages(kind, document), [message]));
  }

  it("accepts what real controllers' policies use", () => {
    const change = {
      Resource: [
        "arn:aws:ec2:*:*:instance/*",
        "arn:*:s3:::b/*",
        "arn:aws:iam::${aws:PrincipalAccount}:role/${aws:username}",
      ],
      Condition: {
        "ForAllValues:StringLike": { "aws:RequestTag/karpenter.sh/nodepool": ["*"] },
        StringEqualsIfExists: { "ec2:ResourceTag/kubernetes.io/cluster/x": "owned" },
        Null: { "aws:ResourceTag/ingress": "false" },
        Bool: { "kms:GrantIsForAWSResource": true },
        IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"] },
        ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/*" },
        StringEquals: { "oidc.eks.us-east-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:a:b" },
      },
    };
    assert.deepEqual(messages("identity", withStatement("identity", change)), []);
  });

  it("reports every fault of a document", () => {
    assert.equal(
      messages("identity", withStatement("identity", { Effect: "x", Action: "y", Resource: "z" })).length,
      3,
    );
  });

  it("counts with and without white space", () => {
    assert.equal(policySize('{ "a": 1 }', "characters"), 10);
    assert.equal(policySize('{ "a": 1 }', "noWhitespace"), 7);
  });
});

describe("what a policy allows", () => {
  const document = withStatement("trust", { Action: ["sts:Assume*"] });

  it("finds the service and the action, wildcards included", () => {
    assert.ok(trusts(document, "ec2.amazonaws.com"));
    assert.ok(!trusts(document, "eks.amazonaws.com"));
    assert.ok(!trusts(document, "ec2.amazonaws.com", "sts:TagSession"));
  });

  it("does not count a Deny", () => {
    assert.ok(!allows(withStatement("resource", {}), "sqs:SendMessage", () => true));
  });
});
