/** For specs of AWS rules: what is compliant passes, and each broken input is found where it is. */
import assert from "node:assert/strict";
import {
  findingText,
  type Inputs,
  type JudgedResource,
  type ResourceRule,
  type RuleSettings,
  type StackRule,
} from "../../rule.ts";
import { broken, judgingResource, judgingStack, resource } from "../../testing/judging.ts";
import { guarded } from "../../unknown.ts";

/** An input of the compliant resource, and what it is replaced with; undefined removes it. */
type Change = readonly [path: string, value: unknown];

export interface Cases {
  readonly settings?: Partial<RuleSettings>;
  /** Changes that leave the resource compliant. */
  readonly passes?: readonly Change[];
  /** Changes that do not, with each finding as `path: message`. */
  readonly refuses: readonly (readonly [...Change, findings: readonly string[]])[];
  /** Cases of further types. */
  readonly others?: Readonly<
    Record<string, Pick<Cases, "passes" | "refuses"> & { readonly compliant: Inputs }>
  >;
}

/** The rule's good example is the compliant resource of its first type. */
export function proveResourceRule(rule: ResourceRule, { settings, others = {}, ...cases }: Cases): void {
  const [first = ""] = rule.types;
  const types = { [first]: { compliant: rule.examples.good as Inputs, ...cases }, ...others };
  describe(rule.id, () => {
    for (const [type, { compliant, passes = [], refuses }] of Object.entries(types)) {
      const findings = (inputs: Inputs): string[] =>
        judgingResource(rule, type, inputs, settings).map(findingText);

      it(`passes the compliant ${type}`, () => {
        assert.deepEqual(findings(compliant), []);
      });
      for (const [path, value] of passes) {
        it(`passes ${type} with ${path} = ${JSON.stringify(value)}`, () => {
          assert.deepEqual(findings(broken(compliant, path, value)), []);
        });
      }
      for (const [path, value, expected] of refuses) {
        it(`refuses ${type} with ${path} = ${JSON.stringify(value)}`, () => {
          assert.deepEqual(findings(broken(compliant, path, value)), expected);
        });
      }
    }
    it("refuses its own bad example", () => {
      assert.notDeepEqual(judgingResource(rule, first, rule.examples.bad as Inputs, settings), []);
    });
  });
}

/** What the engine writes for a text that is not known until update. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource of a stack: `name` is logical, `id` physical. */
export type StackEntry = Pick<JudgedResource, "type" | "name" | "inputs"> &
  Partial<Pick<JudgedResource, "id" | "dependsOn">>;

export interface StackCases {
  readonly settings?: Partial<RuleSettings>;
  readonly passes?: Readonly<Record<string, readonly StackEntry[]>>;
  /** Findings as `name of the resource, path: message`. */
  readonly refuses: Readonly<
    Record<string, { readonly stack: readonly StackEntry[]; readonly findings: readonly string[] }>
  >;
}

export function proveStackRule(rule: StackRule, { settings, passes = {}, refuses }: StackCases): void {
  const findings = (entries: readonly StackEntry[]): string[] => {
    const resources = entries.map(({ type, name, inputs, ...rest }) => ({
      ...resource(type, guarded(inputs), name),
      ...rest,
    }));
    return judgingStack(rule, { resources }, settings).map(
      (finding) => `${String(finding.subject["name"])}, ${findingText(finding)}`,
    );
  };

  describe(rule.id, () => {
    const good = rule.examples.good as readonly StackEntry[];
    for (const [title, stack] of Object.entries({
      "its own good example": good,
      "an empty stack": [],
      ...passes,
    })) {
      it(`passes ${title}`, () => {
        assert.deepEqual(findings(stack), []);
      });
    }
    for (const [title, { stack, findings: expected }] of Object.entries(refuses)) {
      it(`refuses ${title}`, () => {
        assert.deepEqual(findings(stack), expected);
      });
    }
    it("refuses its own bad example", () => {
      assert.notDeepEqual(findings(rule.examples.bad as readonly StackEntry[]), []);
    });
  });
}
