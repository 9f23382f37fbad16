// Proves of every AWS rule that its facts are complete, and that wrong inputs of any shape never make it throw.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Inputs, ResourceRule, Rule, StackRule } from "../rule.ts";
import { judgingResource, judgingStack, resource } from "../testing/judging.ts";
import * as aws from "./index.ts";

const RULES: readonly Rule[] = Object.values(aws);
const RESOURCE_RULES = RULES.filter((rule): rule is ResourceRule => rule.subject === "resource");
const STACK_RULES = RULES.filter((rule): rule is StackRule => rule.subject === "stack");

/** Replaces one value somewhere inside by another of any kind, or leaves it out. */
function corrupted(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return replacement;
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const key = keys[step % keys.length] ?? "";
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as never) : { ...value };
  copy[key] = corrupted(copy[key], rest, replacement);
  return copy;
}

const path = fc.array(fc.nat(7), { minLength: 1, maxLength: 5 });
const anything = fc.oneof(
  fc.constantFrom(undefined, null, "", "{", 0, -1, true, [], {}, [null], [[]]),
  fc.jsonValue(),
);

describe("rules about AWS resources", () => {
  it("have ids that differ, and facts that say something", () => {
    assert.equal(new Set(RULES.map(({ id }) => id)).size, RULES.length);
    for (const { id, title, description, remediation, url, frameworks } of RULES) {
      for (const fact of [title, description, remediation, ...frameworks.map((one) => one.specification)])
        assert.ok(fact.length > 10, `${id}: ${fact}`);
      assert.match(url, /^https:\/\/(docs\.aws\.amazon\.com|www\.pulumi\.com\/registry)\//);
    }
  });

  for (const rule of RESOURCE_RULES) {
    it(`${rule.id} takes any wrong value for what it is`, () => {
      fc.assert(
        fc.property(
          fc.constantFrom("good", "bad"),
          fc.constantFrom(...rule.types),
          path,
          anything,
          (which, type, at, value) => {
            const inputs = corrupted(rule.examples[which], at, value) as Inputs;
            assert.ok(Array.isArray(judgingResource(rule, type, inputs)));
          },
        ),
        { numRuns: 50 },
      );
    });

    it(`${rule.id} does not mind fields that it does not know, nor their order`, () => {
      for (const which of ["good", "bad"] as const) {
        const inputs = rule.examples[which] as Inputs;
        const [type = ""] = rule.types;
        const other = Object.fromEntries([
          ["unrelated", { encrypted: false }],
          ...Object.entries(inputs).reverse(),
        ]);
        assert.deepEqual(judgingResource(rule, type, other), judgingResource(rule, type, inputs));
      }
    });
  }

  for (const rule of STACK_RULES) {
    it(`${rule.id} takes any wrong value for what it is`, () => {
      const examples = [rule.examples.good, rule.examples.bad] as readonly (readonly {
        type: string;
        inputs: Inputs;
      }[])[];
      const entries = examples.flat();
      fc.assert(
        fc.property(fc.nat(entries.length - 1), path, anything, (broken, at, value) => {
          const resources = entries.map(({ type, inputs }, i) =>
            resource(type, (i === broken ? corrupted(inputs, at, value) : inputs) as Inputs, `entry-${i}`),
          );
          assert.ok(Array.isArray(judgingStack(rule, { resources })));
        }),
        { numRuns: 50 },
      );
    });
  }
});
