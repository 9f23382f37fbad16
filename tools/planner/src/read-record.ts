/** Reads what an earlier run wrote, as far as a comparison needs it. */
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@drydock/core/errors";
import {
  costSchema,
  type PlanRecord,
  PLAN_SCHEMA_VERSION,
  planRecordSchema,
} from "@drydock/core/plan-record";
import { z } from "zod";

/** The file is missing, unreadable, or not a plan record of this version. */
export class PlanFileError extends UserError {
  override name = "PlanFileError";
}

/** What a later plan is compared with. */
export type EarlierPlan = Pick<PlanRecord, "environment" | "layers" | "resources" | "cost">;

/** Only that: another revision may have written the rest in another shape, which is no reason to refuse. */
const earlierPlanSchema = z.object({
  environment: planRecordSchema.shape.environment,
  layers: planRecordSchema.shape.layers,
  resources: planRecordSchema.shape.resources,
  cost: costSchema.optional().catch(undefined),
});

/**
 * @param path plan.json, or the directory that holds it.
 * @throws PlanFileError saying what is wrong with the file.
 */
export async function readEarlierPlan(path: string): Promise<EarlierPlan> {
  const file = (await isDirectory(path)) ? join(path, "plan.json") : path;
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new PlanFileError(
      `cannot read the plan ${file}: ${error.code ?? error.message}; give a plan.json or its directory`,
    );
  });
  const value = parsed(file, text);
  const version = (value as { schemaVersion?: unknown } | null)?.schemaVersion;
  if (version !== PLAN_SCHEMA_VERSION) {
    throw new PlanFileError(
      `${file} is not a plan of format ${PLAN_SCHEMA_VERSION} (schemaVersion is ${JSON.stringify(version)}); write it anew with: drydock plan ENV --out DIR`,
    );
  }
  const result = earlierPlanSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new PlanFileError(
    `${file} is not a plan record: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`,
  );
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new PlanFileError(`${file} is not JSON; give a plan.json that drydock plan --out wrote`);
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
