/** Proves that Karpenter's nodes can join, that its controller is one service account, and that warnings arrive. */
import assert from "node:assert/strict";
import { observe, type Observed } from "@drydock/simulator/testing";
import * as aws from "@pulumi/aws";
import { INTERRUPTION_RULES, KarpenterAws, type KarpenterAwsArgs, queuePolicy } from "./index.ts";

const accountId = "111111111111";

function cluster(): aws.eks.Cluster {
  const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
  const subnetIds = ["a", "b"].map(
    (zone, i) =>
      new aws.ec2.Subnet(zone, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${i}.0/24`,
        availabilityZone: `us-east-1${zone}`,
      }).id,
  );
  const role = new aws.iam.Role("cluster", {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
        },
      ],
    }),
  });
  return new aws.eks.Cluster("main", {
    roleArn: role.arn,
    version: "1.35",
    vpcConfig: { subnetIds },
    accessConfig: { authenticationMode: "API" },
  });
}

async function build(change: Partial<KarpenterAwsArgs> = {}): Promise<Observed> {
  const seen = await observe(() => {
    const { name: clusterName, arn: clusterArn } = cluster();
    const made = new KarpenterAws("karpenter", {
      clusterName,
      clusterArn,
      accountId,
      region: "us-east-1",
      ...change,
    });
    return {
      queue: made.interruptionQueueName,
      profile: made.instanceProfileName,
      role: made.controllerRoleArn,
    };
  });
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refusals, []);
  return seen;
}

describe("KarpenterAws", () => {
  it("lets its nodes into the cluster as Linux nodes", async () => {
    const seen = await build();
    const role = seen.get("aws:iam/role:Role", "karpenter-node-role");
    const { principalArn, type } = seen.get("aws:eks/accessEntry:AccessEntry").inputs;
    assert.deepEqual({ principalArn, type }, { principalArn: role.outputs["arn"], type: "EC2_LINUX" });
    assert.equal(seen.get("aws:iam/instanceProfile:InstanceProfile").inputs["role"], role.outputs["name"]);
  });

  it("gives the controller's role to one service account, with all four policies", async () => {
    const seen = await build();
    const association = seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs;
    assert.deepEqual([association["namespace"], association["serviceAccount"]], ["kube-system", "karpenter"]);
    const attached = seen
      .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
      .filter(({ name }) => name.startsWith("karpenter-controller-"))
      .map(({ inputs }) => inputs["policyArn"]);
    assert.deepEqual(
      new Set(attached),
      new Set(seen.all("aws:iam/policy:Policy").map(({ outputs }) => outputs["arn"])),
    );
    assert.equal(attached.length, 4);
  });

  it("serves another namespace and service account when told", async () => {
    const seen = await build({ namespace: "karpenter", serviceAccount: "controller" });
    const association = seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation").inputs;
    assert.deepEqual([association["namespace"], association["serviceAccount"]], ["karpenter", "controller"]);
  });

  it("keeps warnings for five minutes, encrypted", async () => {
    const { inputs } = (await build()).get("aws:sqs/queue:Queue");
    assert.equal(inputs["messageRetentionSeconds"], 300);
    assert.equal(inputs["sqsManagedSseEnabled"], true);
  });

  it("sends every rule's events to the queue, once the queue accepts them", async () => {
    const seen = await build();
    const queue = seen.get("aws:sqs/queue:Queue");
    const policy = seen.get("aws:sqs/queuePolicy:QueuePolicy");
    for (const [kind, { pattern }] of Object.entries(INTERRUPTION_RULES)) {
      const rule = seen.get("aws:cloudwatch/eventRule:EventRule", `karpenter-${kind}`);
      assert.deepEqual(JSON.parse(String(rule.inputs["eventPattern"])), pattern);
      const target = seen.get("aws:cloudwatch/eventTarget:EventTarget", `karpenter-${kind}-target`);
      assert.equal(target.inputs["arn"], queue.outputs["arn"]);
      assert.equal(target.inputs["rule"], rule.outputs["name"]);
      assert.ok(target.dependencies.includes(policy.urn));
    }
    assert.equal(seen.all("aws:cloudwatch/eventTarget:EventTarget").length, 5);
  });

  it("names its five rules in the queue's policy", async () => {
    const seen = await build();
    const rules = seen.all("aws:cloudwatch/eventRule:EventRule").map(({ outputs }) => String(outputs["arn"]));
    const queueArn = String(seen.get("aws:sqs/queue:Queue").outputs["arn"]);
    assert.equal(seen.get("aws:sqs/queuePolicy:QueuePolicy").inputs["policy"], queuePolicy(queueArn, rules));
  });
});

describe("queuePolicy", () => {
  it("accepts EventBridge for the rules that are named, and nobody without TLS", () => {
    const { Statement } = JSON.parse(queuePolicy("arn:queue", ["arn:rule"]));
    assert.deepEqual(Statement, [
      {
        Sid: "EventsFromOwnRules",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: "arn:queue",
        Condition: { ArnEquals: { "aws:SourceArn": ["arn:rule"] } },
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sqs:*",
        Resource: "arn:queue",
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ]);
  });
});
