// Proves that each AWS rule finds its mistake in the plan of prod, and that the plan without mistakes has none of them but what is exempt.
import assert from "node:assert/strict";
import {
  DEFAULT_SETTINGS,
  type Finding,
  type JudgedResource,
  type Rule,
  RULES,
  type RuleSettings,
} from "@drydock/rules";
import { plannedResources } from "../support/plan.ts";
import { AWS_MUTATIONS, mutated } from "./mutations/aws.ts";

/** Limits that prod keeps. */
const SETTINGS: RuleSettings = {
  ...DEFAULT_SETTINGS,
  allowedRegions: ["us-east-1", "us-west-2"],
  allowedInstanceFamilies: ["c5", "m5", "r5", "t3", "t3a"],
  maxPoolSize: 50,
  maxNodes: 120,
  monthlyBudgetUsd: 15_000,
  requiredTags: ["owner"],
};

const ruleOf = (id: string): Rule => {
  const rule = RULES.find((one) => one.id === id);
  assert.ok(rule, `no rule ${id}`);
  return rule;
};

function findings(rule: Rule, resources: readonly JudgedResource[]): readonly Finding[] {
  if (rule.subject === "stack") return rule.judge({ resources, objects: [] }, SETTINGS);
  if (rule.subject !== "resource") throw new Error(`${rule.id} judges no resources`);
  return resources
    .filter(({ type }) => rule.types.includes(type))
    .flatMap((resource) => rule.judge(resource, SETTINGS));
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
    it(`${mutation.rule} finds its mistake, and nothing before but what is exempt`, async () => {
      const rule = ruleOf(mutation.rule);
      const { resources, record } = await plannedResources("prod");
      const exempt = record.policy.exempted.filter(({ policy }) => policy === rule.id);
      assert.equal(findings(rule, resources).length, exempt.length);
      assert.ok(findings(rule, mutated(resources, mutation)).length > exempt.length);
    });
  }
});
