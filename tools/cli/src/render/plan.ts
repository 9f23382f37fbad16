/** The plan on a terminal: layers, pools, endpoints, cost, what is new, findings. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { CostDifference, ResourceChange } from "@drydock/planner";
import { renderChanges } from "./changes.ts";
import { renderCost } from "./cost.ts";
import { renderEndpoints } from "./endpoints.ts";
import { renderFindings } from "./findings.ts";
import { renderPools } from "./pools.ts";
import { style } from "./style.ts";
import { table } from "./table.ts";

export interface PlanView {
  /** Against an earlier plan; undefined when none was given. */
  readonly changes?: readonly ResourceChange[];
  /** What is dearer or cheaper than in that plan; undefined when it has no estimate. */
  readonly costDifference?: CostDifference;
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
    view.out === undefined ? "" : `Written to ${view.out}: plan.json, manifests/, infracost.json`,
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
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
