// Proves that the shipped environments break no mandatory rule of the hardening pack, and that each rule finds its mistake in prod.
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { HARDENING, judgeHardening } from "@drydock/hardening-pack/rules";
import { loadPolicy } from "@drydock/planner";
import {
  type EvaluateOptions,
  isObject,
  type JudgedResource,
  objectsOf,
  type PolicyViolation,
  type RuleSettings,
} from "@drydock/rules";
import { plannedResources } from "../support/plan.ts";
import { AWS_MUTATIONS, mutated, type Mutation } from "./mutations/aws.ts";
import { OBJECT_MUTATIONS } from "./mutations/objects.ts";

async function policyOf(name: string, more: Partial<RuleSettings> = {}): Promise<EvaluateOptions> {
  const { settings, exemptions } = await loadPolicy(await loadEnvironment(name));
  assert.ok(settings);
  return { settings: { ...settings, ...more }, exemptions, environment: name };
}

/** What the environment does not ask for, so that the rules about it have something to say. */
const ASKED_FOR: Readonly<Record<string, Partial<RuleSettings>>> = {
  "required-namespace-labels": { requiredNamespaceLabels: ["owner"] },
  "sidecar-injection-enabled": { serviceMesh: true },
};

/** Objects of a rule's bad example, as resources of a program that creates them. */
function ownExample(id: string): Mutation {
  const rule = HARDENING.find((pick) => pick.rule.id === id)?.rule;
  const bad = rule?.examples.bad;
  const add = (Array.isArray(bad) ? bad : [bad]).flatMap((value: unknown) => {
    if (isObject(value) && isObject(value["inputs"]))
      return [value as { type: string; inputs: JudgedResource["inputs"] }];
    return objectsOf(value).map(({ object }) => ({
      type: tokenOf(object.apiVersion, object.kind),
      inputs: object,
    }));
  });
  return { rule: id, add };
}

const tokenOf = (apiVersion: string, kind: string): string =>
  `kubernetes:${apiVersion.includes("/") ? apiVersion : `core/${apiVersion}`}:${kind}`;

const WRITTEN: readonly Mutation[] = [...AWS_MUTATIONS, ...OBJECT_MUTATIONS];
const MUTATIONS: readonly Mutation[] = HARDENING.map(
  ({ rule }) => WRITTEN.find((mutation) => mutation.rule === rule.id) ?? ownExample(rule.id),
);

const keysOf = (violations: readonly PolicyViolation[], rule: string): readonly string[] =>
  violations
    .filter(({ policy }) => policy === rule)
    .map(({ urn, path, message }) => `${urn} ${path} ${message}`);

describe("hardening of the shipped environments", function () {
  this.timeout(60_000);

  for (const environment of ["dev", "staging", "prod", "prod-dr"]) {
    it(`${environment} is judged, and breaks no mandatory rule`, async () => {
      const { record } = await plannedResources(environment);
      assert.ok(record.policy.evaluated > record.resources.length, String(record.policy.evaluated));
      assert.deepEqual(
        record.policy.violations.filter(({ level }) => level === "mandatory"),
        [],
      );
    });
  }

  for (const mutation of MUTATIONS) {
    it(`${mutation.rule} finds its mistake in prod`, async () => {
      const { resources } = await plannedResources("prod");
      const options = await policyOf("prod", ASKED_FOR[mutation.rule]);
      const found = (all: readonly JudgedResource[]): readonly string[] =>
        keysOf(judgeHardening(all, options).violations, mutation.rule);
      const before = new Set(found(resources));
      const fresh = found(mutated(resources, mutation)).filter((key) => !before.has(key));
      assert.notDeepEqual(fresh, []);
    });
  }
});
