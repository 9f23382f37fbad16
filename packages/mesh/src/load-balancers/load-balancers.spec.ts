/** Proves that the controller asks no node where it is, holds up no Service, and may change its own cluster's things only. */
import assert from "node:assert/strict";
import { statementProblems } from "@drydock/workload-identity";
import { loadBalancerStatements } from "./permissions.ts";
import { loadBalancerControllerValues } from "./values.ts";

const statements = loadBalancerStatements({
  partition: "aws",
  region: "us-east-1",
  accountId: "111111111111",
  vpcId: "vpc-1",
  clusterName: "main",
});
const OWN = /"aws:(Request|Resource)Tag\/(elbv2\.k8s\.aws\/cluster|aws:eks:cluster-name)":"main"/;
const READS = /:(Describe|Get)/;

describe("loadBalancerStatements", () => {
  it("have no wildcard that is not accounted for", () => assert.deepEqual(statementProblems(statements), []));

  it("change what the cluster owns, or is about to own, and nothing else", () => {
    const changing = statements.filter(
      ({ sid, actions }) =>
        !actions.every((action) => READS.test(action)) &&
        sid !== "CreateServiceLinkedRole" &&
        sid !== "CreateSecurityGroupsInVpc",
    );
    assert.ok(changing.length >= 9);
    for (const { sid, conditions, resources } of changing) {
      assert.match(JSON.stringify(conditions), OWN, sid);
      for (const resource of resources as readonly string[]) {
        assert.match(resource, /^arn:aws:(ec2|elasticloadbalancing):us-east-1:111111111111:/, sid);
      }
    }
  });

  it("leave out Application Load Balancers, certificates and firewalls", () => {
    const actions = statements.flatMap((statement) => statement.actions);
    assert.deepEqual(
      actions.filter((action) => /Rule|waf|shield|cognito|acm|WebAcl|ServerCertificate/i.test(action)),
      [],
    );
    const resources = statements.flatMap((statement) => statement.resources);
    assert.deepEqual(
      resources.filter((arn) => typeof arn === "string" && arn.includes("/app/")),
      [],
    );
  });

  it("give nobody's resource away: the owner's tag is never changed on what exists", () => {
    for (const sid of ["TagOwnSecurityGroups", "TagOwnLoadBalancers"]) {
      const found = statements.find((statement) => statement.sid === sid);
      assert.deepEqual(found?.conditions?.["Null"], { "aws:RequestTag/elbv2.k8s.aws/cluster": "true" });
    }
  });
});

describe("loadBalancerControllerValues", () => {
  const tags = {
    environment: "prod",
    layer: "mesh",
    owner: "platform",
    "cost-centre": "platform",
    repository: "example",
  };
  const values = loadBalancerControllerValues({
    clusterName: "main",
    region: "us-east-1",
    vpcId: "vpc-1",
    replicas: 2,
    tags,
    placement: { nodeSelector: { workload: "infrastructure" }, tolerations: [] },
  });

  it("say where it is, because its pods cannot ask their node", () => {
    assert.deepEqual(
      [values["clusterName"], values["region"], values["vpcId"]],
      ["main", "us-east-1", "vpc-1"],
    );
  });

  it("let Services be made while it is away", () => {
    assert.equal(values["enableServiceMutatorWebhook"], false);
  });

  it("tag load balancers as the layer's other resources", () =>
    assert.deepEqual(values["defaultTags"], tags));

  it("meet the restricted level", () => {
    assert.deepEqual(values["podSecurityContext"], {
      runAsNonRoot: true,
      seccompProfile: { type: "RuntimeDefault" },
      fsGroup: 65534,
    });
    assert.deepEqual(values["securityContext"], {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
      runAsNonRoot: true,
    });
  });
});
