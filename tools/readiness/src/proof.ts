/** What shows that a question can be answered with yes: a function over the plan and the documents. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { Documents } from "./documents.ts";

export interface Facts {
  readonly record: PlanRecord;
  readonly documents: Documents;
}

export interface Evidence {
  /** A resource of the plan, a rule or check that was held against it, a figure of it, or a page. */
  readonly kind: "resource" | "rule" | "check" | "figure" | "document";
  /** Type and logical name of the resource, id of the rule or check, name of the figure, path of the page. */
  readonly name: string;
  /** What was read there. */
  readonly value?: string;
  /** How many more of the same there are. */
  readonly more?: number;
  /** URN of the resource. */
  readonly urn?: string;
}

/** What a proof found; it holds when nothing is missing. */
export interface Found {
  readonly evidence: readonly Evidence[];
  readonly missing: readonly string[];
}

export type Proof = (facts: Facts) => Found;

export const shown = (...evidence: readonly Evidence[]): Found => ({ evidence, missing: [] });
export const absent = (...missing: readonly string[]): Found => ({ evidence: [], missing });
