/** drydock plan: what would be created, and what would be refused. */
import { loadEnvironmentFile } from "@drydock/core/environment";
import type { PlanRecord } from "@drydock/core/plan-record";
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import { startProgress } from "../progress.ts";
import { renderPlan, REPORT_FILE } from "../render/plan.ts";
import type { PlanCommandOptions } from "../run.ts";

/**
 * Everything that can be wrong with the input is looked at before planning starts; the planner itself is loaded only
 * once the environment is known to be right.
 *
 * @throws UserError for a wrong environment, layer, --out or --against.
 */
export async function plan(
  name: string,
  layers: readonly string[],
  options: PlanCommandOptions,
): Promise<number> {
  const { environment, written } = await loadEnvironmentFile(name);
  const planner = await import("@drydock/planner");
  const policy = await planner.loadPolicy(environment);
  planner.assertLayersExist(layers);
  const before = options.against === undefined ? undefined : await planner.readRecord(options.against);
  if (options.out !== undefined) planner.prepareOutput(options.out);
  const report = options.out === undefined ? undefined : await preparedReport();
  const progress = startProgress(`planning ${name}`);
  let record: PlanRecord;
  try {
    record = await planner.planEnvironment(environment, {
      layers,
      policy,
      file: written,
      onProgress: (layer) => progress.update(`planning ${name}: ${layer}`),
    });
  } finally {
    progress.stop();
  }
  if (options.out !== undefined) {
    planner.writeRecord(record, options.out, report && { [REPORT_FILE]: report(record) });
  }
  const changes = before === undefined ? undefined : planner.comparePlans(before, record);
  const costDifference =
    before?.cost && record.cost ? planner.costDifference(before.cost, record.cost) : undefined;
  const coverage = layers.length === 0 ? planner.coverageOf(record, planner.REQUIREMENTS) : undefined;
  if (options.format === "json") output.json({ ...record, changes, costDifference });
  else output.text(renderPlan(record, { changes, costDifference, coverage, out: options.out }));
  return hasFindings(record) ? EXIT.findings : EXIT.fine;
}

/** Loaded only for a plan that is written. */
async function preparedReport() {
  const { prepareReport } = await import("@drydock/report");
  return prepareReport();
}

function hasFindings(record: PlanRecord): boolean {
  return (
    record.preflight.some((check) => check.status === "fail") ||
    record.policy.violations.some((violation) => violation.level === "mandatory")
  );
}
