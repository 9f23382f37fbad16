/** From a path to the line where it is written and the value that is in force. */
import { nearest } from "./problems/nearest.ts";
import { positionOf, type YamlDocument } from "./yaml/document.ts";
import { formatPath, parsePath, pathsOf, type Step, valueAt } from "./yaml/path.ts";

export interface Location {
  readonly path: string;
  /** Counted from 1: the line of the key or list item; for a default, that of the map around it. */
  readonly line: number;
  readonly column: number;
  /** Validated value, defaults filled in. */
  readonly value: unknown;
  /** False when the value is the schema's default. */
  readonly written: boolean;
}

/** undefined when the environment has no such path. */
export type Locate = (path: string) => Location | undefined;

export function createLocate(document: YamlDocument, value: unknown): Locate {
  return (text) => {
    const steps = parsePath(text);
    const found = valueAt(value, steps);
    if (steps.length === 0 || found === undefined) return undefined;
    const path = formatPath(steps);
    return { path, ...positionOf(document, steps), value: found, written: document.written.has(path) };
  };
}

/**
 * The path of the value that was probably meant; undefined when none is near. Goes step by step, so that a slip in
 * one key does not lose the others.
 */
export function nearestPath(value: unknown, path: string): string | undefined {
  const steps: Step[] = [];
  for (const step of parsePath(path)) {
    const keys = [
      ...new Set(
        pathsOf(valueAt(value, steps))
          .filter((one) => one.length === 1)
          .flat(),
      ),
    ];
    if (keys.length === 0) break;
    const guess = keys.find((key) => key === step) ?? nearestStep(step, keys);
    if (guess === undefined) return undefined;
    steps.push(guess);
  }
  return steps.length === 0 ? undefined : formatPath(steps);
}

function nearestStep(step: Step, keys: readonly Step[]): Step | undefined {
  const positions = keys.filter((key) => typeof key === "number");
  // A position without brackets is a common slip: availabilityZones.0.
  if (/^\d+$/.test(String(step)) && positions.length > 0) {
    return positions.find((position) => position === Number(step)) ?? positions.at(-1);
  }
  return nearest(
    String(step),
    keys.filter((key) => typeof key === "string"),
  );
}
