/** Proves that a workload's role is for one service account of one cluster, and grants only what is named. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { podIdentityTrust, type PolicyStatement, statementProblems, WorkloadIdentity } from "./index.ts";
import type { WorkloadIdentityArgs } from "./index.ts";

const clusterArn = "arn:aws:eks:us-east-1:111111111111:cluster/main";
const read: PolicyStatement = {
  sid: "ReadQueue",
  actions: ["sqs:ReceiveMessage"],
  resources: ["arn:aws:sqs:us-east-1:111111111111:jobs"],
};

const identity: WorkloadIdentityArgs = {
  clusterName: "main",
  clusterArn,
  namespace: "jobs",
  serviceAccount: "worker",
  association: "Direct",
  statements: [read],
};

function build(change: Partial<WorkloadIdentityArgs> = {}) {
  return observe(() => {
    const made = new WorkloadIdentity("jobs", { ...identity, ...change });
    return { roleArn: made.roleArn, addonAssociation: made.addonAssociation };
  });
}

describe("statementProblems", () => {
  const cases: [string, PolicyStatement, string[]][] = [
    ["exact actions on an ARN", read, []],
    [
      "a wildcard action",
      { ...read, actions: ["sqs:*"] },
      ['ReadQueue: "sqs:*" grants actions that are not named; list each action'],
    ],
    [
      "an action with a wildcard at its end",
      { ...read, actions: ["ec2:Describe*"] },
      ['ReadQueue: "ec2:Describe*" grants actions that are not named; list each action'],
    ],
    [
      "a bare asterisk",
      { ...read, actions: ["*"] },
      ['ReadQueue: "*" is not an action; write service:Action, such as ec2:DescribeInstances'],
    ],
    ["a denied wildcard", { ...read, effect: "Deny", actions: ["sqs:*"], resources: ["*"] }, []],
    [
      "every resource without a reason",
      { ...read, resources: ["*"] },
      [
        'ReadQueue: resource "*" covers everything; name ARNs, or say in anyResourceBecause why none can be named',
      ],
    ],
    ["every resource with a reason", { ...read, resources: ["*"], anyResourceBecause: "list action" }, []],
    [
      "nothing at all, and a bad id",
      { sid: "read-queue", actions: [], resources: [] },
      [
        "read-queue: the sid may hold letters and digits only",
        "read-queue: name at least one action",
        "read-queue: name at least one resource",
      ],
    ],
  ];
  for (const [title, statement, expected] of cases) {
    it(title, () => assert.deepEqual(statementProblems([statement]), expected));
  }

  it("counts statements without an id", () => {
    const [problem] = statementProblems([read, { actions: ["x"], resources: ["arn:aws:s3:::b"] }]);
    assert.match(problem ?? "", /^statement 2: /);
  });
});

describe("podIdentityTrust", () => {
  it("names the cluster, the namespace and the service account", () => {
    const trust = JSON.parse(podIdentityTrust({ clusterArn, namespace: "jobs", serviceAccount: "worker" }));
    assert.deepEqual(trust.Statement, [
      {
        Sid: "PodIdentity",
        Effect: "Allow",
        Principal: { Service: "pods.eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
        Condition: {
          StringEquals: {
            "aws:SourceAccount": "111111111111",
            "aws:RequestTag/eks-cluster-arn": clusterArn,
            "aws:RequestTag/kubernetes-namespace": "jobs",
            "aws:RequestTag/kubernetes-service-account": "worker",
          },
          ArnEquals: { "aws:SourceArn": clusterArn },
        },
      },
    ]);
  });

  it("takes nothing for a cluster but the ARN of one", () => {
    assert.throws(
      () => podIdentityTrust({ clusterArn: "main", namespace: "jobs", serviceAccount: "worker" }),
      /"main" is not the ARN of an EKS cluster/,
    );
  });
});

describe("WorkloadIdentity", () => {
  it("creates a role, its policy and the association, in that order", async () => {
    const seen = await build();
    assert.deepEqual(seen.errors, []);
    const role = seen.get("aws:iam/role:Role", "jobs-role");
    const policy = seen.get("aws:iam/rolePolicy:RolePolicy", "jobs-policy");
    const association = seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation", "jobs-association");
    assert.equal(
      role.inputs["assumeRolePolicy"],
      podIdentityTrust({ clusterArn, namespace: "jobs", serviceAccount: "worker" }),
    );
    assert.deepEqual(JSON.parse(policy.inputs["policy"] as string), {
      Version: "2012-10-17",
      Statement: [
        { Sid: "ReadQueue", Effect: "Allow", Action: [...read.actions], Resource: [...read.resources] },
      ],
    });
    assert.equal(association.inputs["namespace"], "jobs");
    assert.equal(association.inputs["serviceAccount"], "worker");
    assert.ok(association.dependencies.includes(policy.urn));
  });

  it("leaves the association to an add-on, and hands over what the add-on needs", async () => {
    const seen = await build({ association: "Addon" });
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(seen.all("aws:eks/podIdentityAssociation:PodIdentityAssociation"), []);
    assert.deepEqual(seen.outputs["addonAssociation"], {
      roleArn: seen.outputs["roleArn"],
      serviceAccount: "worker",
    });
  });

  it("attaches managed policies and a permissions boundary", async () => {
    const boundary = "arn:aws:iam::111111111111:policy/boundary";
    const managed = "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly";
    const seen = await build({
      statements: [],
      managedPolicyArns: [managed],
      permissionsBoundaryArn: boundary,
    });
    assert.deepEqual(seen.errors, []);
    assert.deepEqual(seen.all("aws:iam/rolePolicy:RolePolicy"), []);
    assert.equal(seen.get("aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs["policyArn"], managed);
    assert.equal(seen.get("aws:iam/role:Role").inputs["permissionsBoundary"], boundary);
  });

  it("refuses a wildcard action and a role that grants nothing", async () => {
    const wide = await build({ statements: [{ ...read, actions: ["sqs:*"] }] });
    assert.deepEqual(
      wide.errors.map((error) => error.message),
      ['jobs: ReadQueue: "sqs:*" grants actions that are not named; list each action'],
    );
    const empty = await build({ statements: [] });
    assert.match(empty.errors[0]?.message ?? "", /^jobs: a role that grants nothing/);
  });
});
