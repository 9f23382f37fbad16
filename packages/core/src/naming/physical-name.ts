/** Physical names, for the few resources whose name AWS or another system must know beforehand. */
import { createHash } from "node:crypto";
import { NAME_LIMITS, type NamedKind, type NameLimit } from "./limits.ts";

const HASH_LENGTH = 8;

/**
 * Joins `parts` with hyphens into a name that AWS accepts for `kind`. A name over the limit is cut and ends in a
 * hash of the whole, so that two long names never meet in one.
 *
 * @throws Error when a part has a character that the service refuses, or the name does not have the service's form.
 */
export function physicalName(kind: NamedKind, ...parts: string[]): string {
  const limit: NameLimit = NAME_LIMITS[kind];
  const whole = parts.join("-");
  const bad = [...whole].filter((character) => !limit.allowed.test(character));
  if (bad.length > 0) {
    throw new Error(`${kind} name "${whole}" has characters that AWS refuses: ${[...new Set(bad)].join(" ")}`);
  }
  const name = whole.length <= limit.maxLength ? whole : cut(whole, limit.maxLength);
  if (!limit.pattern.test(name)) throw new Error(`${kind} name "${name}" does not match ${limit.pattern.source}`);
  return name;
}

function cut(whole: string, maxLength: number): string {
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, HASH_LENGTH);
  return `${whole.slice(0, maxLength - HASH_LENGTH - 1)}-${hash}`;
}

/** Name of an environment's EKS cluster: known before the cluster exists, because subnets are tagged with it. */
export function clusterName(environment: string): string {
  return physicalName("eksCluster", "drydock", environment);
}
