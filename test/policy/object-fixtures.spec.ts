// Proves that the rules about objects agree with samples of other policy projects, where their folder is beside this checkout.
import assert from "node:assert/strict";
import {
  DEFAULT_SETTINGS,
  Exemptions,
  Judge,
  judgeAll,
  type KubernetesObject,
  RULES,
  type Rule,
  type RuleSettings,
} from "@drydock/rules";
import { objectsIn, objectsInFolder, type Sample, samples } from "../support/fixtures.ts";
import { OBJECT_POLICIES, type ObjectPolicy } from "../support/object-policies.ts";

/** Judgements that were made, and rules that fired. */
function judged(
  rules: readonly Rule[],
  objects: readonly KubernetesObject[],
  settings: Partial<RuleSettings> = {},
): { evaluated: number; fired: readonly string[] } {
  const judge = new Judge(
    rules.map((rule) => ({ rule, level: "mandatory" })),
    { ...DEFAULT_SETTINGS, ...settings },
  );
  const { subjects, evaluated } = judgeAll(
    judge,
    objects.map((object) => ({ object })),
    new Exemptions([], "2026-11-21"),
  );
  return {
    evaluated: subjects.reduce((sum, one) => sum + one.evaluated, evaluated),
    fired: subjects.flatMap(({ verdicts }) => verdicts.map(({ rule }) => rule.id)),
  };
}

const named = (ids: readonly string[]): readonly Rule[] =>
  ids.map((id) => {
    const rule = RULES.find((one) => one.id === id);
    assert.ok(rule, `${id} is a rule`);
    return rule;
  });

/** The policy as it is for this sample; undefined where a parameter decides that our rule does not have. */
function policyFor({ source, policy, file }: Sample): ObjectPolicy | undefined {
  const found = OBJECT_POLICIES[source]?.[policy];
  if (!found || found.except?.some((part) => file.includes(part))) return undefined;
  const [, special] = Object.entries(found.where ?? {}).find(([part]) => file.includes(part)) ?? [];
  return { ...found, ...special };
}

describe("samples of objects of other policy projects", () => {
  const manifest = samples();
  if (manifest === undefined) {
    console.log("  Skipped, and nothing proven: there is no folder shared/fixtures beside this checkout");
    return;
  }

  it("are there for every policy that a rule stands for", () => {
    for (const [source, policies] of Object.entries(OBJECT_POLICIES))
      for (const policy of Object.keys(policies))
        assert.ok(
          manifest.some((sample) => sample.source === source && sample.policy === policy),
          `${source} ${policy}`,
        );
  });

  for (const sample of manifest.filter(({ verdict }) => verdict === "pass" || verdict === "fail")) {
    const policy = policyFor(sample);
    if (policy === undefined) continue;
    const { verdict, file, doc } = sample;
    it(`${verdict}: ${file}${doc === undefined ? "" : ` ${doc}`} (${policy.rules.join(", ")})`, () => {
      const inventory = policy.inventory === undefined ? [] : objectsInFolder(policy.inventory);
      const objects = objectsIn(sample);
      assert.ok(objects.length > 0, "there is something to judge");
      const { evaluated, fired } = judged(named(policy.rules), [...objects, ...inventory], policy.settings);
      assert.ok(evaluated > 0, "something was judged");
      // What stands beside the sample is not in order everywhere: only what the sample brings counts.
      const before = judged(named(policy.rules), inventory, policy.settings).fired;
      assert.equal(fired.length > before.length, verdict === "fail", fired.join());
    });
  }

  for (const { file } of manifest.filter(({ source }) => source === "apps")) {
    it(`judges ${file} by every rule`, () => {
      const objects = objectsIn({ file });
      const { evaluated } = judged(RULES, objects);
      assert.ok(evaluated > objects.length * 5, `${evaluated} judgements of ${objects.length} objects`);
    });
  }
});
