// Proves that AWS rules agree with Checkov's own verdicts on its CloudFormation samples, where those are at hand.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_SETTINGS, RULES, type ResourceRule } from "@drydock/rules";
import { resourcesOf } from "../support/cloudformation/intrinsics.ts";
import { asPulumi, camelCase } from "../support/cloudformation/pulumi.ts";

interface Case {
  readonly source: string;
  /** Checkov's id of the control. */
  readonly policy: string;
  readonly verdict: "pass" | "fail";
  readonly file: string;
  /** Type and logical id: AWS::SQS::Queue.Orders */
  readonly resource: string;
}

const FIXTURES = join(import.meta.dirname, "..", "..", "..", "shared", "fixtures");
const MANIFEST = join(FIXTURES, "MANIFEST.json");
const CASES = existsSync(MANIFEST)
  ? (JSON.parse(readFileSync(MANIFEST, "utf8")) as Case[]).filter(({ source }) => source === "checkov-cfn")
  : [];

const rulesOf = (control: string): readonly ResourceRule[] =>
  RULES.filter((rule) => rule.subject === "resource").filter(({ frameworks }) =>
    frameworks.some(({ name, reference }) => name === "Checkov" && reference === control),
  );

/** Rules that were held against a resource of a template, and what they found. */
function judgements(template: string, control: string, resource: string): readonly number[] {
  const [type = "", logicalId = ""] = resource.split(/\.(?=[^.]*$)/);
  const found = resourcesOf(template).filter((one) => one.type === type && one.logicalId === logicalId);
  return found.flatMap(asPulumi).flatMap((judged) =>
    rulesOf(control)
      .filter(({ types }) => types.includes(judged.type))
      .map((rule) => rule.judge(judged, DEFAULT_SETTINGS).length),
  );
}

describe("rules on CloudFormation templates", () => {
  const template = (accountKey: string) => `
Parameters: { Size: { Type: String, Default: "::/0" } }
Resources:
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true, KeyPolicy: { Statement: [{ Effect: Allow, Action: kms:*, Resource: "*", Principal: { AWS: !Sub "${accountKey}" } }] } } }
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIpv6: !Ref Size }] } }`;

  it("judges what functions and parameters come to", () => {
    const closed = template("arn:aws:iam::${AWS::AccountId}:root");
    assert.deepEqual(judgements(closed, "CKV_AWS_33", "AWS::KMS::Key.Key"), [0]);
    assert.deepEqual(judgements(template("*"), "CKV_AWS_33", "AWS::KMS::Key.Key"), [1]);
    assert.deepEqual(judgements(closed, "CKV_AWS_24", "AWS::EC2::SecurityGroup.Group"), [1]);
  });

  for (const [name, expected] of [
    ["MultiAZ", "multiAz"],
    ["KMSKeyId", "kmsKeyId"],
    ["S3BucketName", "s3BucketName"],
    ["CidrIpv6", "cidrIpv6"],
    ["EnableIAMDatabaseAuthentication", "enableIamDatabaseAuthentication"],
  ] as const) {
    it(`writes ${name} as ${expected}`, () => {
      assert.equal(camelCase(name), expected);
    });
  }

  for (const { policy, verdict, file, resource } of CASES) {
    it(`${policy} agrees: ${verdict} for ${resource} of ${file}`, () => {
      const findings = judgements(readFileSync(join(FIXTURES, file), "utf8"), policy, resource);
      assert.ok(findings.length > 0, "no rule judged it");
      assert.equal(findings.some((count) => count > 0) ? "fail" : "pass", verdict);
    });
  }

  if (existsSync(MANIFEST)) {
    it("has samples of both verdicts for each control", () => {
      const verdicts = Map.groupBy(CASES, ({ policy }) => policy);
      assert.ok(verdicts.size > 0);
      for (const [policy, cases] of verdicts)
        assert.deepEqual(new Set(cases.map(({ verdict }) => verdict)), new Set(["pass", "fail"]), policy);
    });
  }
});
