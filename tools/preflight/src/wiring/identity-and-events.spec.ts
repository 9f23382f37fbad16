/** Proves that service accounts get roles that let them in, and that events reach their queue. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import { object } from "../kubernetes/testing/plan.ts";
import { addon, aws, said } from "../platform/testing/plan.ts";
import { queueRefusesEvents, ruleWithoutTarget } from "./events.ts";
import { noSuchServiceAccount, roleDoesNotTrust } from "./pod-identity.ts";
import { allowed, statementsOf } from "./statements.ts";

const ROLE_ARN = "arn:aws:iam::111122223333:role/worker";

function role(tags: Record<string, unknown>, Service = "pods.eks.amazonaws.com"): PlannedResource {
  const statement = {
    Effect: "Allow",
    Principal: { Service },
    Action: ["sts:AssumeRole", "sts:TagSession"],
    Condition: { StringEquals: tags },
  };
  return aws("iam/role:Role", "worker", { assumeRolePolicy: JSON.stringify({ Statement: [statement] }) });
}

const tags = (namespace: string, serviceAccount: string): Record<string, string> => ({
  "aws:RequestTag/kubernetes-namespace": namespace,
  "aws:RequestTag/kubernetes-service-account": serviceAccount,
});

const association = aws("eks/podIdentityAssociation:PodIdentityAssociation", "api", {
  namespace: "payments",
  serviceAccount: "api",
  roleArn: ROLE_ARN,
});

describe("wiring/RoleDoesNotTrust", () => {
  it("passes where the role names the service account, any, or is of another program", () => {
    assert.deepEqual(said(roleDoesNotTrust, [association, role(tags("payments", "api"))]), []);
    assert.deepEqual(said(roleDoesNotTrust, [association, role(tags("pay*", "a?i"))]), []);
    assert.deepEqual(said(roleDoesNotTrust, [association, role({})]), []);
    assert.deepEqual(said(roleDoesNotTrust, [association]), []);
  });

  it("fails where it names another, or trusts another service", () => {
    assert.deepEqual(said(roleDoesNotTrust, [association, role(tags("payments", "worker"))]), [
      "fail service account payments/api is given the role worker, which does not let it in: it trusts service account worker",
    ]);
    assert.deepEqual(said(roleDoesNotTrust, [association, role({}, "ec2.amazonaws.com")]), [
      "fail service account payments/api is given the role worker, which does not let it in: it does not trust pods.eks.amazonaws.com",
    ]);
  });

  it("looks into add-ons, which run in kube-system", () => {
    const cni = addon("vpc-cni", {
      podIdentityAssociations: [{ serviceAccount: "aws-node", roleArn: ROLE_ARN }],
    });
    assert.deepEqual(said(roleDoesNotTrust, [cni, role(tags("kube-system", "aws-node"))]), []);
    assert.deepEqual(said(roleDoesNotTrust, [cni, role(tags("default", "aws-node"))]), [
      "fail service account kube-system/aws-node is given the role worker, which does not let it in: it trusts namespace default",
    ]);
  });

  it("reads documents as text or tree, with one statement or many", () => {
    const statement = { Effect: "Allow", Principal: { Service: "a" }, Condition: { Null: { "X:Y": "z" } } };
    for (const document of [{ Statement: statement }, JSON.stringify({ Statement: [statement] })]) {
      const [read] = statementsOf(document);
      assert.deepEqual([read?.allows, read?.services, read?.conditions.get("x:y")], [true, ["a"], ["z"]]);
    }
    assert.deepEqual(
      [allowed(["a.b"], "axb"), allowed(["a*"], "abc"), allowed(undefined, "x")],
      [false, true, true],
    );
  });
});

describe("wiring/NoSuchServiceAccount", () => {
  it("passes where the plan has it", () => {
    assert.deepEqual(
      said(noSuchServiceAccount, [association, object("v1", "ServiceAccount", "payments/api")]),
      [],
    );
  });

  it("fails where nothing can make it", () => {
    assert.deepEqual(
      said(noSuchServiceAccount, [association, object("v1", "ServiceAccount", "payments/worker")]),
      ["fail there is no service account payments/api to give the role to"],
    );
  });
});

describe("wiring/RuleWithoutTarget and wiring/QueueRefusesEvents", () => {
  const rule = aws("cloudwatch/eventRule:EventRule", "reclaimed", { name: "reclaimed" });
  const target = aws("cloudwatch/eventTarget:EventTarget", "to-queue", {
    rule: "reclaimed",
    arn: "arn:aws:sqs:eu-west-1:111122223333:drains",
  });
  const queue = aws(
    "sqs/queue:Queue",
    "queue",
    {},
    { id: "https://sqs.eu-west-1.amazonaws.com/111122223333/drains" },
  );
  const policy = (sourceArn: string): PlannedResource =>
    aws("sqs/queuePolicy:QueuePolicy", "policy", {
      queueUrl: queue.id,
      policy: {
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "events.amazonaws.com" },
            Action: "sqs:SendMessage",
            Condition: { ArnEquals: { "aws:SourceArn": [sourceArn] } },
          },
        ],
      },
    });
  const arn = "arn:aws:events:eu-west-1:111122223333:rule/reclaimed";

  it("pass where the rule has a target that lets it in", () => {
    const plan = [rule, target, queue, policy(arn)];
    assert.deepEqual(said(ruleWithoutTarget, plan), []);
    assert.deepEqual(said(queueRefusesEvents, plan), []);
  });

  it("fail for a rule without a target", () => {
    assert.deepEqual(said(ruleWithoutTarget, [rule, queue]), ["fail the events of reclaimed go nowhere"]);
  });

  it("fail for a queue without a policy, and for one that names other rules", () => {
    const refused = ["fail queue does not let the events of reclaimed in"];
    assert.deepEqual(said(queueRefusesEvents, [rule, target, queue]), refused);
    assert.deepEqual(said(queueRefusesEvents, [rule, target, queue, policy(`${arn}-other`)]), refused);
  });
});
