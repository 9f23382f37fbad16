// Proves the environments of OPS-01 (its standby has a spec of its own), and
// that every taggable resource of every environment carries the five ownership tags.
import assert from "node:assert/strict";
import { listEnvironments, loadEnvironment } from "@drydock/core/environment";
import { RESOURCE_TYPES } from "@drydock/simulator";
import { plannedResources } from "../support/plan.ts";

const TAGS = ["cost-centre", "environment", "layer", "owner", "repository"];
const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"];

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>;
}

describe("operations", () => {
  it("OPS-01: dev, staging, prod and prod-dr are shipped, the standby in the account of prod, the others in their own", async () => {
    assert.deepEqual(
      listEnvironments()
        .filter((name) => ENVIRONMENTS.includes(name))
        .sort(),
      [...ENVIRONMENTS].sort(),
    );
    const accounts = await Promise.all(
      ENVIRONMENTS.map(async (name) => (await loadEnvironment(name)).aws.accountId),
    );
    assert.equal(new Set(accounts).size, ENVIRONMENTS.length - 1);
    assert.equal(accounts[ENVIRONMENTS.indexOf("prod-dr")], accounts[ENVIRONMENTS.indexOf("prod")]);
  });

  it("OPS-01: staging has every managed pool and Karpenter node pool of prod, no larger", async () => {
    const [staging, prod] = [await loadEnvironment("staging"), await loadEnvironment("prod")];
    assert.deepEqual(Object.keys(staging.nodePools), Object.keys(prod.nodePools));
    assert.deepEqual(Object.keys(staging.autoscaling), Object.keys(prod.autoscaling));
    for (const [name, pool] of Object.entries(staging.nodePools)) {
      assert.ok(pool.maxSize <= (prod.nodePools[name]?.maxSize ?? 0), name);
    }
  });

  const taggable = new Set(RESOURCE_TYPES.filter((type) => type.taggable).map(({ type }) => type));
  for (const name of ENVIRONMENTS) {
    it(`tags every taggable resource of ${name} with its environment, layer, owner, cost centre and repository`, async () => {
      const resources = (await plannedResources(name)).resources.filter(({ type }) => taggable.has(type));
      assert.ok(resources.length > 20);
      for (const resource of resources) {
        const { tags } = resource.inputs as Tagged;
        const found = Object.keys(tags ?? {}).filter((key) => TAGS.includes(key));
        assert.deepEqual(found.sort(), TAGS, `${resource.type} ${resource.name}`);
        assert.equal(tags?.["environment"], name);
        assert.equal(tags["layer"], resource.layer);
      }
    });
  }

  it("tags what nodes bring along: instances, volumes and interfaces of every launch template and of Karpenter", async () => {
    const { resources } = await plannedResources("prod");
    const templates = resources.filter(({ type }) => type === "aws:ec2/launchTemplate:LaunchTemplate");
    for (const { name, inputs } of templates) {
      const specifications = inputs["tagSpecifications"] as {
        resourceType: string;
        tags: Record<string, string>;
      }[];
      assert.deepEqual(specifications.map(({ resourceType }) => resourceType).sort(), [
        "instance",
        "network-interface",
        "volume",
      ]);
      for (const { tags } of specifications) {
        for (const key of TAGS) assert.ok(tags[key], `${name} ${key}`);
      }
    }
    const [nodeClass] = resources.filter(({ type }) => type.endsWith(":EC2NodeClass"));
    const { tags } = (nodeClass?.inputs["spec"] ?? {}) as Tagged;
    for (const key of TAGS) assert.ok(tags?.[key], key);
  });
});
