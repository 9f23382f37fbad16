/** Proves that the control plane's role is for one cluster, and holds no more than AWS documents as needed. */
import assert from "node:assert/strict";
import { clusterArn, serviceRolePolicy, serviceRoleTrust } from "./service-role.ts";

const place = { partition: "aws", accountId: "111111111111", region: "us-east-1", clusterName: "main" };

interface Statement {
  readonly Action: readonly string[];
  readonly Resource?: string;
  readonly Condition?: object;
}

describe("the control plane's role", () => {
  it("is assumed by EKS for this cluster alone", () => {
    const [statement] = serviceRoleTrust(place).Statement;
    assert.deepEqual(statement, {
      Effect: "Allow",
      Principal: { Service: "eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111" },
        ArnEquals: { "aws:SourceArn": "arn:aws:eks:us-east-1:111111111111:cluster/main" },
      },
    });
  });

  it("changes nothing but the tags of instances", () => {
    const statements = serviceRolePolicy(place).Statement as readonly Statement[];
    const changing = statements.filter(({ Action }) =>
      Action.some((action) => !action.startsWith("ec2:Describe")),
    );
    assert.deepEqual(changing, [
      {
        Sid: "TagNodes",
        Effect: "Allow",
        Action: ["ec2:CreateTags"],
        Resource: "arn:aws:ec2:us-east-1:111111111111:instance/*",
        Condition: { "ForAnyValue:StringLike": { "aws:TagKeys": "kubernetes.io/cluster/*" } },
      },
    ]);
  });

  it("keeps the partition in every ARN", () => {
    assert.equal(
      clusterArn({ ...place, partition: "aws-us-gov", region: "us-gov-west-1" }),
      "arn:aws-us-gov:eks:us-gov-west-1:111111111111:cluster/main",
    );
  });
});
