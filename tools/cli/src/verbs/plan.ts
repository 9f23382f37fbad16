/** drydock plan: what would be created, what would be refused, and what changes against an earlier plan. */
import { writeFileSync } from "node:fs";
import { blastJson, type BlastRadius, blastRadius, gateMet } from "@drydock/changes";
import { loadEnvironmentFile } from "@drydock/core/environment";
import type { PlanRecord } from "@drydock/core/plan-record";
import type { CostDifference, EarlierPlan } from "@drydock/planner";
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import { startProgress } from "../progress.ts";
import { renderMarkdown } from "../render/markdown.ts";
import { renderPlan, REPORT_FILE } from "../render/plan.ts";
import type { PlanCommandOptions } from "../commands/plan.ts";
import { assertComparable, assertOptionsFit, MarkdownError } from "./plan-options.ts";

/**
 * Everything that can be wrong with the input is looked at before planning starts; the planner itself is loaded only
 * once the environment is known to be right.
 *
 * @throws UserError for a wrong environment, layer, --out, --against or --markdown.
 */
export async function plan(
  name: string,
  layers: readonly string[],
  options: PlanCommandOptions,
): Promise<number> {
  assertOptionsFit(options);
  const { environment, written } = await loadEnvironmentFile(name);
  const planner = await import("@drydock/planner");
  const policy = await planner.loadPolicy(environment);
  planner.assertLayersExist(layers);
  if (options.out !== undefined) planner.prepareOutput(options.out);
  const before = options.against === undefined ? undefined : await baseOf(options.against, name);
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
  const compared = before === undefined ? undefined : await compare(before, record, layers, options);
  const coverage = layers.length === 0 ? planner.coverageOf(record, planner.REQUIREMENTS) : undefined;
  if (options.format === "json") {
    output.json({ ...record, ...compared?.json });
  } else {
    output.text(
      renderPlan(record, { ...compared?.view, coverage, out: options.out, details: options.details }),
    );
  }
  return hasFindings(record) || compared?.view.gate !== undefined ? EXIT.findings : EXIT.fine;
}

/** A revision has to be planned too, which takes as long as the plan itself. */
async function baseOf(against: string, environment: string): Promise<EarlierPlan> {
  const { readBase } = await import("@drydock/planner");
  const progress = startProgress(`reading ${against}`);
  try {
    const base = await readBase(against, environment);
    assertComparable(base, environment, against);
    return base;
  } finally {
    progress.stop();
  }
}

interface Compared {
  readonly view: {
    readonly blast: BlastRadius;
    readonly gate: string | undefined;
    readonly costDifference: CostDifference | undefined;
  };
  readonly json: Readonly<Record<string, unknown>>;
}

async function compare(
  before: EarlierPlan,
  record: PlanRecord,
  layers: readonly string[],
  { failOn = [], markdown, against = "" }: PlanCommandOptions,
): Promise<Compared> {
  const { costDifference } = await import("@drydock/planner");
  const planned = record.layers.map(({ name }) => name);
  const blast = blastRadius(before, record, layers.length === 0 ? [] : planned);
  const gate = gateMet(blast, failOn);
  // Some layers cost less than all: that is no difference.
  const cost =
    before.cost && record.cost && before.layers.length <= planned.length
      ? costDifference(before.cost, record.cost)
      : undefined;
  if (markdown !== undefined) writeMarkdown(markdown, renderMarkdown(record, blast, { against, cost, gate }));
  const { changes, ...blastOnly } = blastJson(blast);
  return {
    view: { blast, gate, costDifference: cost },
    json: { changes, blastRadius: { ...blastOnly, stoppedBy: gate }, costDifference: cost },
  };
}

function writeMarkdown(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new MarkdownError(file, error);
  }
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
