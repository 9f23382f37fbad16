/** For specs of rules about objects, alone and together: tables of objects with what the rule says about them. */
import assert from "node:assert/strict";
import {
  findingText,
  type JudgedResource,
  type KubernetesObject,
  type ObjectRule,
  type RuleSettings,
  type StackRule,
} from "../rule.ts";
import { broken, judgingObject, judgingStack } from "./judging.ts";
import type { Change } from "./pods.ts";

interface ObjectTable {
  /** Changes to the rule's good example that the rule says nothing about. */
  readonly passes?: readonly (readonly Change[])[];
  /** Changes to the rule's good example, and everything that the rule says then: `path: message`. */
  readonly fails?: readonly (readonly [changes: readonly Change[], ...findings: readonly string[]])[];
  /** Whole objects, by what they are, and everything that the rule says about them. */
  readonly others?: Readonly<Record<string, readonly [object: unknown, ...findings: readonly string[]]>>;
  readonly settings?: Partial<RuleSettings>;
}

/** Defines the tests of a rule about objects. */
export function describeObjectRule(rule: ObjectRule, table: ObjectTable): void {
  const { passes = [], fails = [], others = {}, settings = {} } = table;
  const findings = (object: unknown): readonly string[] =>
    judgingObject(rule, object, settings).map(findingText);
  const changed = (changes: readonly Change[]): unknown =>
    changes.reduce((before, [path, value]) => broken(before, path, value), rule.examples.good);
  const text = (changes: readonly Change[]): string =>
    changes.map(([path, value]) => `${path} = ${JSON.stringify(value)}`).join(", ");

  describe(rule.id, () => {
    it("passes its own good example, and finds its own bad one", () => {
      assert.deepEqual(findings(rule.examples.good), []);
      assert.notDeepEqual(findings(rule.examples.bad), []);
    });

    for (const changes of passes) {
      it(`passes ${text(changes)}`, () => {
        assert.deepEqual(findings(changed(changes)), []);
      });
    }

    for (const [changes, ...expected] of fails) {
      it(`finds ${text(changes)}`, () => {
        assert.deepEqual(findings(changed(changes)), expected);
      });
    }

    for (const [title, [object, ...expected]] of Object.entries(others)) {
      it(`${expected.length === 0 ? "passes" : "finds"} ${title}`, () => {
        assert.deepEqual(findings(object), expected);
      });
    }
  });
}

interface StackTable {
  /** Objects that are judged together, by what they show, and all that is said: `Kind name, path: message`. */
  readonly cases: Readonly<
    Record<string, readonly [objects: readonly unknown[], ...findings: readonly string[]]>
  >;
  /** Resources that every case has besides. */
  readonly resources?: readonly JudgedResource[];
  readonly settings?: Partial<RuleSettings>;
}

/** Defines the tests of a rule about objects that are judged together. */
export function describeObjectsRule(
  rule: StackRule,
  { cases, resources = [], settings = {} }: StackTable,
): void {
  const findings = (objects: readonly unknown[]): readonly string[] =>
    judgingStack(
      rule,
      { resources, objects: objects.map((object) => ({ object: object as KubernetesObject })) },
      settings,
    ).map((finding) => `${nameOf(finding.subject as KubernetesObject)}, ${findingText(finding)}`);

  describe(rule.id, () => {
    it("passes its own good example and an empty stack, and finds its own bad example", () => {
      assert.deepEqual(findings(rule.examples.good as unknown[]), []);
      assert.deepEqual(findings([]), []);
      assert.notDeepEqual(findings(rule.examples.bad as unknown[]), []);
    });

    for (const [title, [objects, ...expected]] of Object.entries(cases)) {
      it(`${expected.length === 0 ? "passes" : "finds"} ${title}`, () => {
        assert.deepEqual(findings(objects), expected);
      });
    }
  });
}

const nameOf = ({ kind, metadata }: KubernetesObject): string => `${kind} ${metadata.name ?? ""}`;
