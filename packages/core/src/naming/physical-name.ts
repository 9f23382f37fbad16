/** Physical names, for the few resources whose name AWS or another system must know beforehand. */
import { createHash } from "node:crypto";
import { NAME_LIMITS, type NamedKind, type NameLimit } from "./limits.ts";

const HASH_LENGTH = 8;

/** Why the service refuses `name`, or undefined when it takes it. */
export function nameProblem(kind: NamedKind, name: string): string | undefined {
  const limit: NameLimit = NAME_LIMITS[kind];
  const bad = refusedCharacters(limit, name);
  if (bad.length > 0) return `has characters that are refused: ${bad.join(" ")}`;
  if (name.length < limit.minLength)
    return `has ${name.length} characters; at least ${limit.minLength} are needed`;
  if (name.length > limit.maxLength) return `has ${name.length} characters; ${limit.maxLength} are allowed`;
  return limit.pattern.test(name) ? undefined : `does not match ${limit.pattern.source}`;
}

/**
 * Joins `parts` with hyphens into a name that the service accepts for `kind`. A name over the limit is cut and ends
 * in a hash of the whole, so that two long names never meet in one. Nothing else is changed.
 *
 * @throws Error when the service refuses a character of the name, or its form.
 */
export function physicalName(kind: NamedKind, ...parts: string[]): string {
  const limit: NameLimit = NAME_LIMITS[kind];
  const whole = parts.join("-");
  // What is cut off must be of good characters too: otherwise a longer limit would turn a good name into a bad one.
  const name =
    whole.length <= limit.maxLength || refusedCharacters(limit, whole).length > 0 ? whole : cut(whole, limit);
  const problem = nameProblem(kind, name);
  if (problem) throw new Error(`${kind} name "${name}" ${problem}`);
  return name;
}

function refusedCharacters(limit: NameLimit, name: string): string[] {
  return [...new Set([...name].filter((character) => !limit.allowed.test(character)))];
}

function cut(whole: string, { maxLength }: NameLimit): string {
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH_LENGTH);
  const kept = whole.slice(0, maxLength - HASH_LENGTH - 1).replace(/[^A-Za-z0-9]+$/, "");
  return `${kept}-${hash}`;
}

/** Name of an environment's EKS cluster: known before the cluster exists, because subnets are tagged with it. */
export function clusterName(environment: string): string {
  return physicalName("eksCluster", "drydock", environment);
}
