/** Proves that the storage drivers' roles change only what their driver made, in this cluster. */
import assert from "node:assert/strict";
import { type PolicyStatement, statementProblems } from "@drydock/workload-identity";
import { ebsStatements } from "./ebs-permissions.ts";
import { efsStatements } from "./efs-permissions.ts";
import { iamPlace } from "./iam-place.ts";

const place = iamPlace({ region: "us-east-1", accountId: "111111111111" });
const ebs = ebsStatements(place, "main");
const efs = efsStatements(place);

const reads = ({ actions }: PolicyStatement): boolean => actions.every((action) => /:Describe/.test(action));

describe("storage permissions", () => {
  for (const [driver, statements] of Object.entries({ ebs, efs })) {
    it(`${driver}: no wildcard action, no wildcard resource without a reason`, () => {
      assert.deepEqual(statementProblems(statements), []);
    });

    it(`${driver}: nothing is changed without a condition`, () => {
      const free = statements.filter((statement) => !reads(statement) && statement.conditions === undefined);
      assert.deepEqual(free, []);
    });

    it(`${driver}: every change is to this account and region`, () => {
      const elsewhere = statements
        .filter((statement) => !reads(statement))
        .flatMap(({ resources }) => resources)
        .filter((arn) => typeof arn !== "string" || !arn.includes(":us-east-1:"));
      assert.deepEqual(elsewhere, []);
    });
  }

  it("ebs: attaches to nodes of this cluster, managed and Karpenter's", () => {
    const attach = ebs.filter(
      ({ resources }) => resources[0] === "arn:aws:ec2:us-east-1:111111111111:instance/*",
    );
    assert.deepEqual(
      attach.map(({ actions, conditions }) => [actions, conditions]),
      ["eks:cluster-name", "eks:eks-cluster-name"].map((tag) => [
        ["ec2:AttachVolume", "ec2:DetachVolume"],
        { StringEquals: { [`ec2:ResourceTag/${tag}`]: "main" } },
      ]),
    );
  });

  it("ebs: cannot take away the tag that makes a volume its own", () => {
    const retag = ebs.find(({ actions }) => actions.includes("ec2:DeleteTags"));
    assert.deepEqual(retag?.conditions?.["ForAllValues:StringNotEquals"], {
      "aws:TagKeys": ["ebs.csi.aws.com/cluster"],
    });
    assert.deepEqual(
      retag.conditions["Null"],
      { "aws:TagKeys": "false" },
      "DeleteTags without a key takes all",
    );
  });
});
