// Proves that a policy document reads the same however it is written, and that what cannot be read holds no statement.
import assert from "node:assert/strict";
import fc from "fast-check";
import { allowsOf, documentOf, everyAction, type Statement, statementsOf } from "./policy-document.ts";

const text = fc.string({ minLength: 1, maxLength: 8 });
const some = fc.array(text, { minLength: 1, maxLength: 3 });
const statement = fc.record({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: some,
  Resource: some,
  Principal: fc.record({ AWS: some }),
});

/** Without what says how it was written. */
const meaning = ({ path: _path, source: _source, ...rest }: Statement) => rest;

/** Lists of one as the value itself, as IAM writes them back. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? unwrapped(value[0]) : value.map(unwrapped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unwrapped(item)]));
}

describe("policy documents", () => {
  it("mean the same as text, as objects, and with lists of one unwrapped", () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (Statement) => {
        const document = { Version: "2012-10-17", Statement };
        const expected = statementsOf(document, "policy").map(meaning);
        assert.equal(expected.length, Statement.length);
        assert.deepEqual(statementsOf(JSON.stringify(document), "policy").map(meaning), expected);
        assert.deepEqual(statementsOf(unwrapped(document), "policy").map(meaning), expected);
      }),
    );
  });

  it("read every part of a statement", () => {
    const [read] = statementsOf(
      {
        Statement: {
          Effect: "Deny",
          NotAction: "s3:GetObject",
          NotResource: ["arn:aws:s3:::x/*"],
          NotPrincipal: { AWS: "arn:aws:iam::111122223333:root", Service: ["ec2.amazonaws.com"] },
          Condition: {
            StringEquals: { "AWS:SourceAccount": 111122223333 },
            Bool: { "aws:SecureTransport": false },
          },
        },
      },
      "policy",
    );
    assert.ok(read);
    assert.equal(read.path, "policy.Statement");
    assert.deepEqual(
      [read.actions, read.notActions, read.notResources],
      [[], ["s3:GetObject"], ["arn:aws:s3:::x/*"]],
    );
    assert.deepEqual(read.notPrincipals, [
      { kind: "AWS", value: "arn:aws:iam::111122223333:root" },
      { kind: "Service", value: "ec2.amazonaws.com" },
    ]);
    assert.deepEqual(read.conditions, [
      { operator: "StringEquals", key: "aws:sourceaccount", values: ["111122223333"] },
      { operator: "Bool", key: "aws:securetransport", values: ["false"] },
    ]);
  });

  it("leave denials out of what is allowed", () => {
    const document = { Statement: [{ Effect: "Deny" }, { Effect: "Allow" }, { Effect: "allow" }] };
    assert.deepEqual(
      allowsOf(document, "policy").map(({ path }) => path),
      ["policy.Statement[1]"],
    );
  });

  for (const value of [undefined, null, "", "{", "[]", "7", [], 7]) {
    it(`read ${JSON.stringify(value)} as no document`, () => {
      assert.equal(documentOf(value), undefined);
      assert.deepEqual(statementsOf(value, "policy"), []);
    });
  }

  it("know every way to write every action", () => {
    assert.deepEqual(["*", "**", "*:*", "s3:*", "s3:Get*"].map(everyAction), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
