// Proves that the rules about pods agree with samples of other policy projects, where their folder is beside this checkout.
import assert from "node:assert/strict";
import {
  BASELINE,
  DEFAULT_SETTINGS,
  groupKind,
  type KubernetesObject,
  podsOf,
  RESTRICTED_PROFILE,
  type Rule,
  RULES,
  type RuleSettings,
} from "@drydock/rules";
import { objectsIn, type Sample, samples } from "../support/fixtures.ts";
import { POD_POLICIES } from "../support/pod-policies.ts";

const LEVELS = { baseline: BASELINE, restricted: RESTRICTED_PROFILE };

const fires = (rules: readonly Rule[], object: KubernetesObject, settings: Partial<RuleSettings>): boolean =>
  rules.some((rule) => {
    const given = { ...DEFAULT_SETTINGS, ...settings };
    if (rule.subject === "pod") return podsOf(object).some((pod) => rule.judge(pod, given).length > 0);
    if (rule.subject !== "object") throw new Error(`${rule.id} judges neither pods nor objects`);
    const judged = rule.kinds.includes("*") || rule.kinds.includes(groupKind(object));
    return judged && rule.judge(object, given).length > 0;
  });

const named = (ids: readonly string[]): readonly Rule[] =>
  ids.map((id) => {
    const rule = RULES.find((one) => one.id === id);
    assert.ok(rule, `${id} is a rule`);
    return rule;
  });

/** Objects of the sample that must be found, and the ones that must not. */
function judged(sample: Sample): readonly (readonly [object: KubernetesObject, fails: boolean])[] {
  return objectsIn(sample).map((object) => [
    object,
    sample.verdict === "fail" &&
      (sample.failedObjects?.some(
        ({ kind, name }) => kind === object.kind && name === object.metadata.name,
      ) ??
        true),
  ]);
}

function agrees(sample: Sample, rules: readonly Rule[], settings: Partial<RuleSettings> = {}): void {
  const objects = judged(sample);
  assert.ok(objects.length > 0, "there is something to judge");
  for (const [object, fails] of objects)
    assert.equal(fires(rules, object, settings), fails, `${object.kind} ${object.metadata.name ?? ""}`);
}

describe("samples of other policy projects", () => {
  const manifest = samples();
  if (manifest === undefined) {
    console.log("  Skipped, and nothing proven: there is no folder shared/fixtures beside this checkout");
    return;
  }
  const verdicts = manifest.filter(({ verdict }) => verdict === "pass" || verdict === "fail");

  it("are there for every policy that a rule stands for, of both verdicts together", () => {
    for (const [source, policies] of Object.entries(POD_POLICIES))
      for (const policy of Object.keys(policies))
        assert.ok(
          verdicts.some((sample) => sample.source === source && sample.policy === policy),
          policy,
        );
    assert.ok(verdicts.filter(({ source, verdict }) => source === "pss" && verdict === "pass").length > 20);
    assert.ok(verdicts.filter(({ source, verdict }) => source === "pss" && verdict === "fail").length > 40);
  });

  for (const sample of verdicts) {
    const { source, policy, verdict, file, doc, level, name, flags = [] } = sample;
    const title = `${verdict}: ${file}${doc === undefined ? "" : ` ${doc}`}`;

    if (source === "pss" && level) {
      it(title, () => {
        agrees(sample, LEVELS[level]);
      });
      continue;
    }
    const ours = POD_POLICIES[source]?.[policy];
    if (!ours || flags.some((flag) => flag.startsWith("differs-from-PSS"))) continue;
    if (ours.except?.some((part) => file.includes(part) || name === part)) continue;
    const ids = [...ours.rules, ...(ours.more && file.includes(ours.more.in) ? [ours.more.rule] : [])];
    it(`${title} (${ids.join(", ")})`, () => {
      agrees(sample, named(ids), ours.settings);
    });
  }
});
