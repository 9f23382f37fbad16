/** The few things to do first about a plan: what stops it, then what warns, then what is worth a decision. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { Coverage } from "@drydock/planner";
import { percent } from "./cost.ts";
import { findingsIn, type Line, stoppingLines } from "./findings.ts";
import { style } from "./style.ts";

const STEPS = 5;

export function renderFirstSteps(record: PlanRecord, coverage?: Coverage): string {
  const { stopping, kinds } = findingsIn(record);
  const urgent = [...stopping.map(stoppingLines), ...kinds.map(kindLines)];
  const steps = [...urgent, ...decisions(record, coverage).map(decisionLines)].slice(0, STEPS);
  const hidden = Math.max(urgent.length - STEPS, 0);
  return [
    style.bold("To do first"),
    ...steps.flat(),
    ...(hidden === 0 ? [] : [`and ${hidden} more, which --details lists`]),
  ].join("\n");
}

function kindLines([first, ...others]: readonly Line[]): readonly string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` (and ${others.length} more of this kind)`;
  return [
    `${style.yellow("!")} ${style.bold(first.id)}${first.note}  ${first.message}${more}`,
    `    change: ${first.remediation}`,
  ];
}

function decisionLines(text: string): readonly string[] {
  return [`${style.cyan("→")} ${text}`];
}

function decisions({ policy, cost }: PlanRecord, coverage?: Coverage): readonly string[] {
  const missing = coverage?.missing.map(({ id }) => id) ?? [];
  const [soonest] = policy.exempted.map(({ expires }) => expires).sort();
  const { savings, notes = [], noPrice = [] } = cost ?? {};
  return [
    ...notes,
    ...(soonest === undefined ? [] : [`read the exemptions: the first runs out on ${soonest}`]),
    ...(missing.length === 0
      ? []
      : [`decide about the requirements that are not in the plan: ${missing.join(", ")}`]),
    ...(savings === undefined || savings.metByPlan
      ? []
      : [
          `decide whether more nodes may be spot: it saves ${percent(savings.bySpot.typical)} against all on demand, and the aim is ${percent(savings.target)}`,
        ]),
    ...(noPrice.length === 0
      ? []
      : [`estimate what has no price here yourself: ${noPrice.length} types, which --details lists`]),
    "deploy it, or rehearse it: a plan cannot prove everything",
  ];
}
