/** The few things that a reader should do first, by what the plan itself says. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { FindingGroup } from "./findings.ts";
import { counted, percent, sentence } from "./format.ts";

export interface Step {
  /** What to do, a sentence. */
  readonly text: string;
  readonly because: string;
  readonly page: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly linkText: string;
}

const STEPS = 5;

/** What stops the deployment first, then warnings, then what is worth a look although nothing is wrong. */
export function nextSteps(groups: readonly FindingGroup[], record: PlanRecord): Step[] {
  const steps = [...groups.map(groupStep), ...exemptionSteps(record), ...savingsSteps(record), DEPLOY];
  return steps.slice(0, STEPS);
}

function groupStep({ id, stops, remediation, findings }: FindingGroup): Step {
  return {
    text: sentence(remediation || findings[0]?.message || id),
    because: `${id}, ${counted(findings.length, stops ? "finding" : "warning")}.`,
    page: "findings",
    settings: { id },
    linkText: findings.length === 1 ? "See it" : "See them",
  };
}

function exemptionSteps({ policy }: PlanRecord): Step[] {
  const [first] = [...policy.exempted].sort((a, b) => (a.expires < b.expires ? -1 : 1));
  if (first === undefined) return [];
  return [
    {
      text: "Read the exemptions before they run out.",
      because: `${counted(policy.exempted.length, "exemption")}; the first ends on ${first.expires}.`,
      page: "findings",
      settings: { show: "exempted" },
      linkText: "See them",
    },
  ];
}

function savingsSteps({ cost }: PlanRecord): Step[] {
  const savings = cost?.savings;
  if (!savings || savings.metByPlan) return [];
  return [
    {
      text: "Decide whether more of the nodes may be spot.",
      because: `Spot saves ${percent(savings.bySpot.typical)} against all on demand; the aim is ${percent(savings.target)}.`,
      page: "cost",
      linkText: "See the cost",
    },
  ];
}

const DEPLOY: Step = {
  text: "Rehearse or deploy it.",
  because: "A plan cannot prove everything.",
  page: "limits",
  linkText: "See what it leaves open",
};
