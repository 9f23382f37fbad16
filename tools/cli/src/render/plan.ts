/** The plan on a terminal: layers, pools, endpoints, cost, what is new, findings. */
import { join } from "node:path";
import type { PlanRecord } from "@drydock/core/plan-record";
import type { CostDifference, Coverage, ResourceChange } from "@drydock/planner";
import { renderChanges } from "./changes.ts";
import { renderCost } from "./cost.ts";
import { renderEndpoints } from "./endpoints.ts";
import { renderFindings } from "./findings.ts";
import { renderPools } from "./pools.ts";
import { renderRequirements } from "./requirements.ts";
import { style } from "./style.ts";
import { table } from "./table.ts";

/** The plan as a page for a browser, in the directory of the plan. */
export const REPORT_FILE = "report.html";

export interface PlanView {
  /** Against an earlier plan; undefined when none was given. */
  readonly changes?: readonly ResourceChange[];
  /** What is dearer or cheaper than in that plan; undefined when it has no estimate. */
  readonly costDifference?: CostDifference;
  /** What the platform has to provide, as far as the plan has it; undefined leaves it out. */
  readonly coverage?: Coverage;
  /** Directory that the record was written to. */
  readonly out?: string;
}

export function renderPlan(record: PlanRecord, view: PlanView = {}): string {
  const sections = [
    `${style.bold(`Plan of ${record.environment}`)}  ${record.resources.length} resources in ${record.layers.length} layers, topology ${record.topology}`,
    renderLayers(record),
    renderPools(record),
    renderEndpoints(record),
    renderCost(record.cost, view.costDifference),
    view.changes === undefined ? "" : renderChanges(view.changes),
    renderFindings(record),
    view.coverage === undefined ? "" : renderRequirements(view.coverage),
    view.out === undefined ? "" : renderWritten(view.out),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function renderWritten(out: string): string {
  return `Report: ${style.bold(join(out, REPORT_FILE))}\nBeside it: plan.json, manifests/, infracost.json`;
}

function renderLayers(record: PlanRecord): string {
  const rows = record.layers.map(({ name, upstream, resources }) => {
    const own = record.resources.filter((resource) => resource.layer === name);
    const objects = own.filter(({ type }) => type.startsWith("kubernetes:")).length;
    const aws = own.filter(({ type }) => type.startsWith("aws:")).length;
    const findings = record.preflight.filter(
      (check) => check.layer === name && check.status === "fail",
    ).length;
    return [
      name,
      String(resources),
      String(aws),
      String(objects),
      upstream.join(", ") || "-",
      String(findings),
    ];
  });
  return table(["LAYER", "RESOURCES", "AWS", "KUBERNETES", "STANDS ON", "FINDINGS"], rows);
}
