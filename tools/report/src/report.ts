/** Makes the report of a plan. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { documentOf } from "./document.ts";
import { loadFrontEnd } from "./front-end.ts";

/** The whole text of report.html for one record. */
export type Report = (record: PlanRecord) => string;

export interface ReportOptions {
  /** Directory that keeps the bundled front end for the next time. Default: `node_modules/.cache` of the repository. */
  readonly cache?: string;
}

/**
 * Gets the front end ready, so that what may fail about it fails before a plan is made.
 *
 * @throws FrontEndError when the front end cannot be bundled.
 */
export async function prepareReport({ cache }: ReportOptions = {}): Promise<Report> {
  const frontEnd = await loadFrontEnd(cache);
  return (record) => documentOf(record, frontEnd);
}
