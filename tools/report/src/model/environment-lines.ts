/**
 * Lines of the environment file that belong to a value of the plan. A finding names its path; an input is matched by
 * its value, and only where one line alone fits: a guess that is shown as one ("same value as").
 */
import type { EnvironmentText, PlannedResource } from "@drydock/core/plan-record";
import type { Leaf } from "./leaves.ts";

export interface EnvironmentLine {
  readonly path: string;
  readonly line: number;
}

export interface EnvironmentLines {
  /** The line of a path, or that of the first value below it. */
  readonly at: (path: string) => EnvironmentLine | undefined;
  /** The line that writes the same value for what seems to be the same thing. */
  readonly behind: (resource: PlannedResource, leaf: Leaf) => EnvironmentLine | undefined;
}

interface Value extends EnvironmentLine {
  readonly value: string;
  readonly key: string;
  readonly steps: readonly string[];
}

/** Shorter texts, such as a zone's letter or the environment's name, occur for many reasons. */
const TELLING_LENGTH = 6;

export function createEnvironmentLines(file: EnvironmentText | undefined): EnvironmentLines {
  const values = (file?.values ?? []).map((one) => ({ ...one, ...stepsOf(one.path) }));
  const byValue = Map.groupBy(values, ({ value }) => value);
  return {
    at: (path) =>
      values.find((one) => one.path === path) ??
      values.find((one) => one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`)),
    behind: (resource, leaf) => {
      const { value } = leaf;
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean")
        return undefined;
      const same = byValue.get(String(value)) ?? [];
      const [only] = same;
      if (only && same.length === 1 && isTelling(value) && isRelated(only, resource, leaf)) return only;
      return bestOf(same, resource, leaf);
    },
  };
}

function isTelling(value: unknown): boolean {
  return typeof value === "string" && value.length >= TELLING_LENGTH && !/^(true|false|\d+)$/.test(value);
}

/** A range, an ARN, an instance type speaks for itself; a name may be anybody's, and needs a part or the key in common. */
function isRelated({ key, steps, value }: Value, { name, layer }: PlannedResource, leaf: Leaf): boolean {
  const words = wordsOf(name);
  return (
    /[.:/]/.test(value) ||
    key.toLowerCase() === leaf.key.toLowerCase() ||
    steps.some((step) => step.toLowerCase() === layer || isIn(step, name, words))
  );
}

/** Same key, and the most of its path in the resource's name; none when two lines fit equally well. */
function bestOf(values: readonly Value[], { name }: PlannedResource, leaf: Leaf): Value | undefined {
  const words = wordsOf(name);
  const ranked = values
    .filter(({ key }) => key.toLowerCase() === leaf.key.toLowerCase())
    .map((value) => ({ value, shared: value.steps.filter((step) => isIn(step, name, words)) }))
    .filter(({ shared }) => shared.length >= 2)
    .map(({ value, shared }) => ({ value, fit: shared.join("").length }))
    .sort((a, b) => b.fit - a.fit);
  const [first, second] = ranked;
  return first && first.fit !== second?.fit ? first.value : undefined;
}

function wordsOf(name: string): ReadonlySet<string> {
  return new Set(name.toLowerCase().split(/[^a-z0-9]+/));
}

function isIn(step: string, name: string, words: ReadonlySet<string>): boolean {
  const lower = step.toLowerCase();
  return words.has(lower) || (lower.includes("-") && `-${name.toLowerCase()}-`.includes(`-${lower}-`));
}

/** Keys above the value's own, and that one: nodePools.data.maxSize is nodepools, data and maxSize. */
function stepsOf(path: string): { key: string; steps: string[] } {
  const steps = [...path.matchAll(/\[\d+\]|\["((?:[^"\\]|\\.)*)"\]|([^.[\]]+)/g)].flatMap(
    ([, quoted, plain]) => quoted ?? plain ?? [],
  );
  return { key: steps.at(-1) ?? "", steps: steps.slice(0, -1) };
}
