// Proves where the rule of a type lives, and what is no type.
import assert from "node:assert/strict";
import { assertType, ruleDirectory, typeParts } from "./rule-path.ts";

describe("paths of rules", () => {
  for (const [type, directory] of [
    ["aws:ec2/launchTemplate:LaunchTemplate", "aws/ec2/launch-template"],
    ["aws:ec2/securityGroup:SecurityGroup", "aws/ec2/security-group"],
    ["aws:eks/cluster:Cluster", "aws/eks/cluster"],
    ["kubernetes:apps/v1:Deployment", "kubernetes/apps/v1/deployment"],
    ["kubernetes:core/v1:Service", "kubernetes/core/v1/service"],
    ["eks:index:Cluster", "eks/index/cluster"],
  ] as const) {
    it(`puts a rule for ${type} in ${directory}`, () => {
      assertType(type);
      assert.equal(ruleDirectory(type), directory);
    });
  }

  it("keeps the module's own spelling", () => {
    assert.deepEqual(typeParts("aws:ec2/launchTemplate:LaunchTemplate"), {
      provider: "aws",
      module: "ec2",
      resource: "LaunchTemplate",
    });
  });

  for (const type of [
    "",
    "Bucket",
    "aws:Bucket",
    "aws:s3/bucket:bucket",
    "AWS:s3/bucket:Bucket",
    "aws:../x:Bucket",
  ]) {
    it(`refuses ${JSON.stringify(type)}`, () => {
      assert.throws(() => assertType(type), { message: /is no resource type: use a token such as/ });
    });
  }
});
