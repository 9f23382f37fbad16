/** Format of plan.json: what tools after the planner (policy, preflight, cost, report) read, and nothing else. */
import { z } from "zod";

export const PLAN_SCHEMA_VERSION = 1;

/** Stands where a secret's value was. */
export const SECRET_PLACEHOLDER = "[secret]";

const resourceOptions = z
  .strictObject({
    protect: z.boolean(),
    retainOnDelete: z.boolean(),
    deleteBeforeReplace: z.boolean(),
    ignoreChanges: z.array(z.string()),
    replaceOnChanges: z.array(z.string()),
    deletedWith: z.string(),
    importId: z.string(),
  })
  .partial();

const resource = z.strictObject({
  urn: z.string(),
  type: z.string(),
  name: z.string(),
  /** Physical id that the simulator gave: inputs of other resources refer to it. Absent on components. */
  id: z.string().optional(),
  layer: z.string(),
  /** URN of the parent; null for children of the stack. */
  parent: z.string().nullable(),
  /** Type of the nearest component around the resource; null outside components. */
  component: z.string().nullable(),
  inputs: z.record(z.string(), z.unknown()),
  /** URNs, sorted: explicit dependencies and those that follow from inputs. */
  dependsOn: z.array(z.string()),
  /** Pulumi resource options that are set. */
  options: resourceOptions.optional(),
});

const violation = z.strictObject({
  policy: z.string(),
  pack: z.string(),
  level: z.enum(["advisory", "mandatory"]),
  severity: z.enum(["low", "medium", "high", "critical"]),
  urn: z.string(),
  message: z.string(),
  remediation: z.string(),
  environmentPath: z.string().nullable(),
  frameworks: z.array(z.string()),
});

const preflightCheck = z.strictObject({
  id: z.string(),
  status: z.enum(["pass", "fail", "warn"]),
  /** What the check is about: a URN, a layer, or a path of the environment. */
  subject: z.string(),
  message: z.string(),
  remediation: z.string(),
  layer: z.string().optional(),
});

export const planRecordSchema = z.strictObject({
  schemaVersion: z.literal(PLAN_SCHEMA_VERSION),
  environment: z.string(),
  topology: z.enum(["single", "layered"]),
  layers: z.array(
    z.strictObject({ name: z.string(), upstream: z.array(z.string()), resources: z.int().min(0) }),
  ),
  resources: z.array(resource),
  policy: z.strictObject({ evaluated: z.int().min(0), violations: z.array(violation) }),
  preflight: z.array(preflightCheck),
  /** Absent until a cost estimate has been made. */
  cost: z
    .strictObject({
      monthlyUsd: z.number(),
      byLayer: z.record(z.string(), z.number()),
      byPool: z.record(z.string(), z.number()),
      priceTableDate: z.string(),
    })
    .optional(),
});

export type PlanRecord = z.infer<typeof planRecordSchema>;
export type PlannedResource = z.infer<typeof resource>;
export type PlannedOptions = z.infer<typeof resourceOptions>;
export type PreflightCheck = z.infer<typeof preflightCheck>;
export type PolicyViolation = z.infer<typeof violation>;
