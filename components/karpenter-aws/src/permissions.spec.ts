/** Proves that the controller may act on its own cluster only, and that its policies fit into IAM. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { policyDocument, type PolicyStatement, statementProblems } from "@drydock/workload-identity";
import { CONTROLLER_POLICIES, controllerPolicies } from "./index.ts";

const place = { partition: "aws", region: "us-east-1", accountId: "111111111111", clusterName: "main" };
const targets = {
  clusterArn: "arn:aws:eks:us-east-1:111111111111:cluster/main",
  nodeRoleArn: "arn:aws:iam::111111111111:role/nodes",
  queueArn: "arn:aws:sqs:us-east-1:111111111111:interruptions",
};
const policies = controllerPolicies(place, targets);
const all: PolicyStatement[] = CONTROLLER_POLICIES.flatMap((policy) => policies[policy]);
const having = (action: string): PolicyStatement[] => all.filter(({ actions }) => actions.includes(action));
/** ARNs that are known without a deployment. */
const arns = ({ resources }: PolicyStatement): string[] => resources.filter((arn) => typeof arn === "string");
const conditions = ({ conditions }: PolicyStatement): string => JSON.stringify(conditions ?? {});

describe("controllerPolicies", () => {
  it("grants no wildcard action, and no wildcard resource without a reason", () => {
    assert.deepEqual(statementProblems(all), []);
  });

  it("fits each policy into the 6,144 characters of a managed policy, at the longest cluster name", async () => {
    const long = controllerPolicies(
      { ...place, region: "ap-southeast-2", clusterName: "x".repeat(100) },
      targets,
    );
    const { outputs } = await observe(() => ({
      sizes: CONTROLLER_POLICIES.map((policy) => policyDocument(long[policy]).apply((text) => text.length)),
    }));
    const sizes = outputs["sizes"] as number[];
    assert.equal(sizes.length, 4);
    assert.deepEqual(
      sizes.filter((size) => size > 6144),
      [],
    );
  });

  for (const action of ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"]) {
    it(`allows ${action} on this cluster's own only`, () => {
      for (const statement of having(action)) {
        assert.deepEqual(statement.conditions?.["StringEquals"], {
          "aws:ResourceTag/kubernetes.io/cluster/main": "owned",
        });
        assert.ok(statement.conditions?.["StringLike"]?.["aws:ResourceTag/karpenter.sh/nodepool"]);
      }
      assert.equal(having(action).length, 1);
    });
  }

  it("launches nothing that is not tagged as this cluster's", () => {
    const created = [
      "fleet",
      "instance",
      "volume",
      "network-interface",
      "launch-template",
      "spot-instances-request",
    ];
    for (const action of ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"]) {
      for (const statement of having(action)) {
        const makes = arns(statement).some((arn) => created.some((kind) => arn.includes(`:${kind}/`)));
        assert.equal(makes, conditions(statement).includes("kubernetes.io/cluster/main"), statement.sid);
      }
    }
  });

  it("tags at creation, and afterwards only names its own instances", () => {
    const [atLaunch, later] = having("ec2:CreateTags");
    assert.ok(atLaunch && later);
    assert.match(conditions(atLaunch), /ec2:CreateAction/);
    assert.deepEqual(later.resources, ["arn:aws:ec2:us-east-1:*:instance/*"]);
    assert.deepEqual(later.conditions?.["ForAllValues:StringEquals"], {
      "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"],
    });
  });

  it("passes the node role to EC2 and to nothing else", () => {
    assert.deepEqual(having("iam:PassRole"), [
      {
        sid: "PassNodeRole",
        actions: ["iam:PassRole"],
        resources: [targets.nodeRoleArn],
        conditions: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com"] } },
      },
    ]);
  });

  it("writes no instance profile and no role", () => {
    const iam = all.flatMap(({ actions }) => actions).filter((action) => action.startsWith("iam:"));
    assert.deepEqual(iam.sort(), ["iam:GetInstanceProfile", "iam:ListInstanceProfiles", "iam:PassRole"]);
  });

  it("reads the one queue and describes the one cluster", () => {
    assert.deepEqual(having("sqs:ReceiveMessage")[0]?.resources, [targets.queueArn]);
    assert.deepEqual(having("eks:DescribeCluster")[0]?.resources, [targets.clusterArn]);
  });
});
