/** What everything is estimated to cost, in the form in which rules see all else: as a resource. */
import type { Inputs, JudgedResource } from "../../../rule.ts";

/** Type of a resource that nobody creates. */
export const ESTIMATE = "drydock:cost:Estimate";

/** What the rule reads of an estimate. */
export interface Estimate {
  /** What is likely, in US dollars a month. */
  readonly monthlyUsd: number;
}

/** @param stack name of the stack, or of the environment, that is estimated. */
export function estimateResource(stack: string, estimate: Estimate): JudgedResource {
  const inputs: Inputs = { monthlyUsd: estimate.monthlyUsd };
  return { urn: `urn:pulumi:${stack}::drydock::${ESTIMATE}::${stack}`, type: ESTIMATE, name: stack, inputs };
}
