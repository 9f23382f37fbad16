// Proves that each rule about Kubernetes objects finds its mistake in the plan of prod, besides what the plan has to be forgiven.
import assert from "node:assert/strict";
import {
  DEFAULT_SETTINGS,
  Exemptions,
  Judge,
  judgeAll,
  type JudgedResource,
  RULES,
  type Rule,
} from "@drydock/rules";
import { plannedResources } from "../support/plan.ts";
import { AWS_MUTATIONS, mutated } from "./mutations/aws.ts";
import { OBJECT_MUTATIONS } from "./mutations/objects.ts";
import { POD_MUTATIONS } from "./mutations/pods.ts";

/** Lists that only an organization can fill. */
const SETTINGS = {
  ...DEFAULT_SETTINGS,
  allowedHelmRepositories: ["https://charts.example.com"],
  requiredLabels: ["app.kubernetes.io/name"],
  requiredNamespaceLabels: ["owner"],
  allowedInstanceFamilies: ["m7g"],
  maxReplicas: 50,
  serviceMesh: true,
};

const ELSEWHERE = new Set([...POD_MUTATIONS, ...AWS_MUTATIONS].map(({ rule }) => rule));

const aboutObjects = (rule: Rule): boolean =>
  !ELSEWHERE.has(rule.id) &&
  (rule.subject !== "resource" || rule.types.some((type) => type.startsWith("kubernetes:"))) &&
  rule.subject !== "pod";

function messages(rule: Rule, resources: readonly JudgedResource[]): readonly string[] {
  const judge = new Judge([{ rule, level: "mandatory" }], SETTINGS);
  const subjects = resources.map((resource) => ({ resource }));
  return judgeAll(judge, subjects, new Exemptions([], "2026-11-21")).subjects.flatMap(({ verdicts }) =>
    verdicts.map(({ finding }) => finding.message),
  );
}

describe("mistakes in Kubernetes objects of prod", function () {
  this.timeout(60_000);

  it("are there once, for every rule that judges objects or charts", () => {
    const made = OBJECT_MUTATIONS.map(({ rule }) => rule);
    assert.equal(new Set(made).size, made.length);
    const missing = RULES.filter((rule) => aboutObjects(rule) && !made.includes(rule.id));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
  });

  for (const mutation of OBJECT_MUTATIONS) {
    it(`${mutation.rule} finds its mistake`, async () => {
      const rule = RULES.find(({ id }) => id === mutation.rule);
      assert.ok(rule, `no rule ${mutation.rule}`);
      const { resources } = await plannedResources("prod");
      const before = messages(rule, resources).length;
      const after = messages(rule, mutated(resources, mutation)).length;
      assert.ok(after > before, `${before} findings before, ${after} after`);
    });
  }
});
