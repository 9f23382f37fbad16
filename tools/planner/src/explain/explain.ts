/** Follows one value of an environment to the resource inputs that it decides. */
import {
  type Environment,
  formatPath,
  parsePath,
  type Path,
  valueAt,
  withValueAt,
} from "@drydock/core/environment";
import type { PlanRecord } from "@drydock/core/plan-record";
import { comparePlans, type ResourceChange } from "@drydock/changes";
import { planEnvironment } from "../plan-environment.ts";
import { leavesBelow } from "./leaves.ts";
import { type SchemaFacts, schemaFacts } from "./schema-facts.ts";
import { variationsOf } from "./variations.ts";

/** One value of the environment, and what hangs on it. */
export interface ExplainedValue {
  readonly path: string;
  /** Value in the plan: as written, or the schema's default. */
  readonly value: unknown;
  readonly schema: SchemaFacts;
  /** What would be otherwise with another value; `after` of an input is its value in this plan. */
  readonly decides: readonly ResourceChange[];
  /** The other value that showed it; undefined when no other value could be planned. */
  readonly variedTo: unknown;
}

/**
 * Plans the environment as it is and once more with another value in the place: the inputs that differ are the ones
 * that the value decides. So it needs no annotation in the layers and cannot disagree with them.
 *
 * @returns one entry per leaf at or below `path`; undefined when there is no such path.
 */
export async function explainPath(
  environment: Environment,
  path: string,
): Promise<ExplainedValue[] | undefined> {
  const steps = parsePath(path);
  if (schemaFacts(environment, steps) === undefined) return undefined;
  const leaves = leavesBelow(valueAt(environment, steps), steps);
  const record = await planEnvironment(environment);
  const explained: ExplainedValue[] = [];
  for (const leaf of leaves) {
    const schema = schemaFacts(environment, leaf);
    if (schema) explained.push(await explainLeaf(environment, record, leaf, schema));
  }
  return explained;
}

async function explainLeaf(
  environment: Environment,
  record: PlanRecord,
  leaf: Path,
  schema: SchemaFacts,
): Promise<ExplainedValue> {
  const value = valueAt(environment, leaf);
  const common = { path: formatPath(leaf), value, schema };
  for (const variedTo of variationsOf(value, schema.values)) {
    const other = await planEnvironment(withValueAt(environment, leaf, variedTo)).catch(() => undefined);
    if (!other || programFailed(other, record)) continue;
    return { ...common, variedTo, decides: comparePlans(other, record) };
  }
  return { ...common, variedTo: undefined, decides: [] };
}

/** Whether a layer could not be built with the other value; what AWS would refuse is no hindrance here. */
function programFailed(other: PlanRecord, record: PlanRecord): boolean {
  const failures = ({ preflight }: PlanRecord): number =>
    preflight.filter(({ id }) => id.startsWith("layer/")).length;
  return failures(other) > failures(record);
}
