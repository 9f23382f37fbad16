// Proves which conditions keep strangers out, and which only look as if they did.
import assert from "node:assert/strict";
import { everyoneIn, narrowedToSomeone } from "./policy-conditions.ts";
import { statementsOf } from "./policy-document.ts";

const statement = (parts: Readonly<Record<string, unknown>>) => {
  const [read] = statementsOf({ Statement: [{ Effect: "Allow", ...parts }] }, "policy");
  assert.ok(read);
  return read;
};

const CONDITIONS: readonly [condition: unknown, narrows: boolean][] = [
  [{ StringEquals: { "aws:PrincipalOrgID": "o-example" } }, true],
  [{ stringlike: { "AWS:principalaccount": ["111122223333", "444455556666"] } }, true],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:events:eu-west-1:111122223333:rule/*" } }, true],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::reports" } }, true],
  [{ "ForAnyValue:StringEquals": { "aws:PrincipalOrgPaths": "o-example/r-1/*" } }, true],
  [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, true],
  [{ StringEquals: { "aws:PrincipalTag/team": "orders" } }, true],
  [undefined, false],
  [{ StringEquals: {} }, false],
  [{ StringEquals: { "aws:PrincipalOrgID": [] } }, false],
  [{ StringLike: { "aws:PrincipalAccount": "*" } }, false],
  [{ StringLike: { "aws:PrincipalAccount": ["111122223333", "*"] } }, false],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:events:*:*:rule/*" } }, false],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } }, false],
  [{ IpAddress: { "aws:SourceIp": ["203.0.113.0/24", "::/0"] } }, false],
  [{ StringNotEquals: { "aws:PrincipalAccount": "111122223333" } }, false],
  [{ StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } }, false],
  [{ "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-example/r-1/" } }, false],
  [{ Null: { "aws:SourceAccount": "false" } }, false],
  [{ Bool: { "aws:SecureTransport": "true" } }, false],
  [{ StringEquals: { "aws:RequestedRegion": "eu-west-1" } }, false],
];

describe("conditions of policy statements", () => {
  for (const [Condition, narrows] of CONDITIONS) {
    it(`${narrows ? "keep strangers out" : "let strangers in"}: ${JSON.stringify(Condition)}`, () => {
      assert.equal(narrowedToSomeone(statement({ Principal: "*", Condition })), narrows);
    });
  }
});

describe("principals that stand for everyone", () => {
  for (const [parts, everyone] of [
    [{ Principal: "*" }, true],
    [{ Principal: { AWS: "*" } }, true],
    [{ Principal: { AWS: ["arn:aws:iam::111122223333:root", "*"] } }, true],
    [{ NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } }, true],
    [{ Principal: { AWS: "arn:aws:iam::111122223333:root" } }, false],
    [{ Principal: { Service: "ec2.amazonaws.com" } }, false],
    [{}, false],
  ] as const) {
    it(`${JSON.stringify(parts)} ${everyone ? "does" : "does not"}`, () => {
      assert.equal(everyoneIn(statement(parts)).length > 0, everyone);
    });
  }
});
