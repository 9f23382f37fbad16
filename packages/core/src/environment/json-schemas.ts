/** The published JSON Schemas: which there are, and their text. */
import { z } from "zod";
import { planRecordSchema } from "../plan-record/schema.ts";
import { exemptionsSchema } from "./exemptions-schema.ts";
import { guardrailsSchema } from "./guardrails-schema.ts";
import { environmentSchema } from "./schema.ts";

/** Of files that people write, what they may write; of the record, what is written. */
const PUBLISHED = {
  "environment.schema.json": { schema: environmentSchema, io: "input" },
  "exemptions.schema.json": { schema: exemptionsSchema, io: "input" },
  "guardrails.schema.json": { schema: guardrailsSchema, io: "input" },
  "plan.schema.json": { schema: planRecordSchema, io: "output" },
} as const;

/** Text of each schema by its file's name, as it is committed in packages/core/schemas. */
export function publishedSchemas(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(PUBLISHED).map(([file, { schema, io }]) => [
      file,
      `${JSON.stringify(z.toJSONSchema(schema, { io, target: "draft-2020-12" }), null, 2)}\n`,
    ]),
  );
}
