/** The plan on a terminal: the verdict, what to do first, and where the rest is; or all of it. */
import { join } from "node:path";
import type { BlastRadius } from "@drydock/changes";
import type { PlanRecord } from "@drydock/core/plan-record";
import type { CostDifference, Coverage } from "@drydock/planner";
import { renderChanges } from "./changes.ts";
import { costRange, differenceText, renderCost } from "./cost.ts";
import { renderEndpoints } from "./endpoints.ts";
import { renderFindings, renderVerdict } from "./findings.ts";
import { renderFirstSteps } from "./first-steps.ts";
import { renderLayers } from "./layers.ts";
import { renderPools } from "./pools.ts";
import { renderRequirements } from "./requirements.ts";
import { style } from "./style.ts";
import { fitted } from "./width.ts";

/** The plan as a page for a browser, in the directory of the plan. */
export const REPORT_FILE = "report.html";

export interface PlanView {
  /** Against an earlier plan; undefined when none was given. */
  readonly blast?: BlastRadius;
  /** Why a gate stops the plan; undefined when none does. */
  readonly gate?: string;
  /** What is dearer or cheaper than in that plan; undefined when it has no estimate. */
  readonly costDifference?: CostDifference;
  /** What the platform has to provide, as far as the plan has it; undefined leaves it out. */
  readonly coverage?: Coverage;
  /** Directory that the record was written to. */
  readonly out?: string;
  /** Everything, instead of what is most urgent. */
  readonly details?: boolean;
}

export function renderPlan(record: PlanRecord, view: PlanView = {}): string {
  const sections = [
    ...(view.details === true ? detailed(record, view) : short(record, view)),
    gateLine(view),
  ];
  return `${fitted(sections.filter((section) => section !== "").join("\n\n"))}\n`;
}

function short(record: PlanRecord, view: PlanView): readonly string[] {
  const { cost } = record;
  const facts = [
    heading(record),
    renderVerdict(record),
    ...(cost === undefined ? [] : [`${style.bold("Cost")}  ${costRange(cost)}`]),
    ...(view.costDifference === undefined ? [] : [`    ${differenceText(view.costDifference.range)}`]),
    ...(view.coverage === undefined ? [] : [renderRequirements(view.coverage)]),
  ];
  return [
    facts.join("\n"),
    view.blast === undefined ? "" : renderChanges(view.blast),
    renderFirstSteps(record, view.coverage),
    view.out === undefined
      ? "More: --details prints all of it, --out DIR writes a report for the browser."
      : renderWritten(view.out),
  ];
}

function detailed(record: PlanRecord, view: PlanView): readonly string[] {
  return [
    heading(record),
    renderLayers(record),
    renderPools(record),
    renderEndpoints(record),
    renderCost(record.cost, view.costDifference),
    view.blast === undefined ? "" : renderChanges(view.blast, true),
    renderFindings(record),
    view.coverage === undefined ? "" : renderRequirements(view.coverage),
    view.out === undefined ? "" : renderWritten(view.out),
  ];
}

function heading({ environment, resources, layers, topology }: PlanRecord): string {
  return `${style.bold(`Plan of ${environment}`)}  ${resources.length} resources in ${layers.length} layers, topology ${topology}`;
}

function gateLine({ gate }: PlanView): string {
  return gate === undefined ? "" : `${style.red("✗")} ${gate}`;
}

function renderWritten(out: string): string {
  return `Report: ${style.bold(join(out, REPORT_FILE))}\nBeside it: plan.json, manifests/, infracost.json`;
}
