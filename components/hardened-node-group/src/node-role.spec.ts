/** Proves that nodes may join the cluster and pull images, and no more. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { NodeRole, type NodeRoleArgs } from "./index.ts";

async function policiesOf(args: NodeRoleArgs): Promise<unknown[]> {
  const seen = await observe(() => void new NodeRole("nodes", args));
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  return seen
    .all("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
    .map(({ inputs }) => inputs["policyArn"]);
}

describe("NodeRole", () => {
  it("has the two policies of a node and no other", async () => {
    assert.deepEqual(await policiesOf({}), [
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ]);
  });

  it("opens nodes to Session Manager only when asked", async () => {
    const policies = await policiesOf({ sessionManager: true, partition: "aws-us-gov" });
    assert.equal(policies.at(-1), "arn:aws-us-gov:iam::aws:policy/AmazonSSMManagedInstanceCore");
  });

  it("is for EC2 alone, and hands its name over once its policies are attached", async () => {
    const seen = await observe(() => ({ roleName: new NodeRole("nodes").roleName }));
    const role = seen.get("aws:iam/role:Role");
    const trust = JSON.parse(String(role.inputs["assumeRolePolicy"])) as {
      Statement: { Principal: unknown }[];
    };
    assert.deepEqual(
      trust.Statement.map((statement) => statement.Principal),
      [{ Service: "ec2.amazonaws.com" }],
    );
    assert.equal(seen.outputs["roleName"], role.outputs["name"]);
    assert.deepEqual(seen.all("aws:iam/rolePolicy:RolePolicy"), []);
  });
});
