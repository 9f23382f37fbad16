// Proves that each rule about pods finds its mistake in a resource of a plan, and nothing in a workload that is in order.
import assert from "node:assert/strict";
import { DEFAULT_SETTINGS, Judge, type JudgedResource, type Rule, RULES } from "@drydock/rules";
import { POD_MUTATIONS, workload } from "./mutations/pods.ts";

const SETTINGS = { ...DEFAULT_SETTINGS, allowedRegistries: ["registry.k8s.io"] };
const TYPE = "kubernetes:apps/v1:Deployment";

const ABOUT_PODS: readonly Rule[] = RULES.filter(
  ({ id, subject }) =>
    subject === "pod" || id === "no-default-namespace" || id === "default-service-account-token",
);
const JUDGE = new Judge(
  ABOUT_PODS.map((rule) => ({ rule, level: "mandatory" })),
  SETTINGS,
);

const resource = (type: string, inputs: JudgedResource["inputs"]): JudgedResource => ({
  urn: `urn:pulumi:prod::drydock::${type}::web`,
  type,
  name: "web",
  inputs,
});

describe("mistakes in pods of a plan", () => {
  it("are there for every rule about pods", () => {
    assert.deepEqual(POD_MUTATIONS.map(({ rule }) => rule).sort(), ABOUT_PODS.map(({ id }) => id).sort());
  });

  it("are none in the workload that they are made in", () => {
    const { evaluated, verdicts } = JUDGE.resource(resource(TYPE, workload()));
    assert.ok(evaluated >= ABOUT_PODS.length - 1);
    assert.deepEqual(verdicts, []);
  });

  for (const { rule, type, inputs } of POD_MUTATIONS) {
    it(`${rule} finds its own`, () => {
      const found = JUDGE.resource(resource(type, inputs)).verdicts.map((verdict) => verdict.rule.id);
      assert.ok(found.includes(rule), found.join());
    });
  }
});
