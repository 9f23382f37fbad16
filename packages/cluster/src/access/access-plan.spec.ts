/** Proves who gets into the Kubernetes API: the deployer as admin, and people as the environment says. */
import assert from "node:assert/strict";
import { accessPolicyArn, plannedAccess } from "./access-plan.ts";

const deployerRoleArn = "arn:aws:iam::111111111111:role/deployer";
const entry = (role: string) => ({
  principalArn: `arn:aws:iam::111111111111:role/${role}`,
  kubernetesGroups: [role],
  policies: [],
});

describe("plannedAccess", () => {
  it("makes the deployer the only cluster-admin, and comes first with it", () => {
    const planned = plannedAccess({
      deployerRoleArn,
      entries: { developers: entry("developers"), auditors: entry("auditors") },
    });
    assert.deepEqual(
      planned.map(({ name }) => name),
      ["deployer", "entry-auditors", "entry-developers"],
    );
    assert.deepEqual(planned[0], {
      name: "deployer",
      principalArn: deployerRoleArn,
      kubernetesGroups: [],
      policies: [{ policy: "AmazonEKSClusterAdminPolicy", scope: { type: "cluster" } }],
    });
    assert.deepEqual(
      planned.slice(1).flatMap(({ policies }) => policies),
      [],
    );
  });

  it("keeps an entry that is called deployer apart from the deployer's own", () => {
    const planned = plannedAccess({ deployerRoleArn, entries: { deployer: entry("people") } });
    assert.equal(new Set(planned.map(({ name }) => name)).size, 2);
  });
});

describe("accessPolicyArn", () => {
  it("has no region and no account", () => {
    assert.equal(
      accessPolicyArn("aws", "AmazonEKSViewPolicy"),
      "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
    );
  });
});
