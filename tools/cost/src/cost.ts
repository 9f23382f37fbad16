/** Adds the estimate to a plan record. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { type CostOptions, estimateCost } from "./estimate.ts";

/** The record with what it would cost a month. */
export function withCost(record: PlanRecord, options: CostOptions = {}): PlanRecord {
  return { ...record, cost: estimateCost(record.resources, options) };
}
