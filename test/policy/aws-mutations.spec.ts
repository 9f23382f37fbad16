// Proves that each AWS rule finds its mistake in the plan of prod, and that the plan without mistakes has none of them.
import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, type Finding, type JudgedResource, type Rule, RULES } from "@drydock/rules";
import { plannedResources } from "../support/plan.ts";
import { AWS_MUTATIONS, mutated } from "./mutations/aws.ts";

const ruleOf = (id: string): Rule => {
  const rule = RULES.find((one) => one.id === id);
  assert.ok(rule, `no rule ${id}`);
  return rule;
};

function findings(rule: Rule, resources: readonly JudgedResource[]): readonly Finding[] {
  if (rule.subject === "stack") return rule.judge({ resources, objects: [] }, DEFAULT_SETTINGS);
  if (rule.subject !== "resource") throw new Error(`${rule.id} judges no resources`);
  return resources
    .filter(({ type }) => rule.types.includes(type))
    .flatMap((resource) => rule.judge(resource, DEFAULT_SETTINGS));
}

describe("mistakes in AWS resources of prod", function () {
  this.timeout(60_000);

  it("are there for every rule that judges types of the AWS provider", () => {
    const judging = RULES.filter((rule) => rule.subject === "resource").filter(({ types }) =>
      types.every((type) => type.startsWith("aws:")),
    );
    const missing = judging.filter(({ id }) => !AWS_MUTATIONS.some(({ rule }) => rule === id));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
  });

  for (const mutation of AWS_MUTATIONS) {
    it(`${mutation.rule} finds its mistake, and nothing before`, async () => {
      const rule = ruleOf(mutation.rule);
      const { resources } = await plannedResources("prod");
      assert.deepEqual(findings(rule, resources), []);
      assert.ok(findings(rule, mutated(resources, mutation)).length > 0);
    });
  }
});
