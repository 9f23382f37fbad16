// Proves that every rule is complete: picked up by the library, in a file of its name with a spec, and right about its examples.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import {
  type Inputs,
  type JudgedResource,
  Judge,
  judgeAll,
  Exemptions,
  RULES,
  type Rule,
  type Subject,
} from "./index.ts";
import { asObject, isObject } from "./inputs.ts";
import { objectsOf } from "./kubernetes/objects-of.ts";
import { DEFAULT_SETTINGS, type RuleSettings } from "./settings.ts";
import { resource } from "./testing/judging.ts";

const SOURCES = globSync("**/*.ts", { cwd: import.meta.dirname });
const fileOf = new Map(SOURCES.map((file) => [basename(file, ".ts"), file]));

/** Rules about lists that only an organization can fill need them filled. */
const SETTINGS: RuleSettings = {
  ...DEFAULT_SETTINGS,
  allowedRegistries: ["registry.k8s.io", "registry.example.com"],
  allowedHelmRepositories: ["https://charts.example.com", "oci://registry.example.com/charts"],
  allowedRegions: ["eu-west-1"],
  allowedInstanceFamilies: ["m7g"],
  allowedKubernetesVersions: ["1.34", "1.35"],
  requiredLabels: ["app.kubernetes.io/name"],
  requiredNamespaceLabels: ["owner"],
  requiredTags: ["owner"],
  serviceMesh: true,
  maxPoolSize: 50,
  maxNodes: 100,
  monthlyBudgetUsd: 1000,
  maxReplicas: 50,
};

function subjectsOf(rule: Rule, example: unknown): Subject[] {
  if (rule.subject === "resource") return [{ resource: resource(rule.types[0] ?? "", example as Inputs) }];
  const values: readonly unknown[] = rule.subject === "stack" && Array.isArray(example) ? example : [example];
  return values.flatMap((value): Subject[] => {
    const { type, name = "subject", inputs, ...rest } = asObject(value);
    if (typeof type === "string" && isObject(inputs))
      return [
        { resource: { ...resource(type, inputs, String(name)), ...(rest as Partial<JudgedResource>) } },
      ];
    const objects = objectsOf(value);
    assert.notEqual(objects.length, 0, `${rule.id} has an example that is no object and no resource`);
    return objects.map(({ object }) => ({ object }));
  });
}

function findings(rule: Rule, example: unknown): string[] {
  const judge = new Judge([{ rule, level: "mandatory" }], SETTINGS);
  const { subjects, evaluated } = judgeAll(
    judge,
    subjectsOf(rule, example),
    new Exemptions([], "2026-11-21"),
  );
  const all = subjects.reduce((sum, one) => sum + one.evaluated, evaluated);
  assert.notEqual(all, 0, `${rule.id} does not judge its own example`);
  return subjects.flatMap(({ verdicts }) => verdicts.map(({ finding }) => finding.message));
}

describe("the library of rules", () => {
  it("picks up every file that defines a rule, once", () => {
    const defining = SOURCES.filter((file) => file.includes("/") && !file.endsWith(".spec.ts"))
      .filter((file) =>
        /= define(Resource|Object|Pod|Stack)Rule\(/.test(
          readFileSync(join(import.meta.dirname, file), "utf8"),
        ),
      )
      .map((file) => basename(file, ".ts"));
    const ids = RULES.map(({ id }) => id);
    assert.deepEqual([...ids].sort(), defining.sort());
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.equal(defining.filter((name) => name === id).length, 1, id);
    const withSpec = ids.filter(
      (id) => fileOf.get(`${id}.spec`) === fileOf.get(id)?.replace(/ts$/, "spec.ts"),
    );
    assert.deepEqual(withSpec, ids);
  });

  for (const rule of RULES) {
    it(`${rule.id} is complete, and right about its examples`, () => {
      assert.match(rule.id, /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      for (const text of [rule.title, rule.description, rule.remediation]) assert.ok(text.length > 5, text);
      assert.match(rule.url, /^https:\/\//);
      assert.deepEqual(findings(rule, rule.examples.good), []);
      assert.notDeepEqual(findings(rule, rule.examples.bad), []);
    });
  }
});
