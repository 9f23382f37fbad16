/** What is planned keeps within the budget of its environment. */
import { defineResourceRule, type Finding, type JudgedResource, type RuleSettings } from "../../../rule.ts";
import { ESTIMATE } from "./estimate.ts";

export const monthlyBudget = defineResourceRule({
  id: "monthly-budget",
  title: "The estimate keeps within the budget",
  description:
    "A change that doubles the bill is cheapest to stop before it is made. Judged is what the plan is likely to cost a month, not what it would cost with every pool at its largest.",
  severity: "medium",
  frameworks: [],
  remediation:
    "make pools smaller or fewer, or let the owner of the guardrails raise monthlyBudgetUsd of the environment",
  url: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html",
  environmentPath: "nodePools",
  types: [ESTIMATE],
  examples: { good: { monthlyUsd: 900 }, bad: { monthlyUsd: 1100.5 } },
  judge,
});

function judge({ inputs }: JudgedResource, { monthlyBudgetUsd: budget }: RuleSettings): readonly Finding[] {
  const { monthlyUsd } = inputs;
  if (budget === undefined || (typeof monthlyUsd === "number" && monthlyUsd <= budget)) return [];
  const message = `must be at most ${budget} US dollars a month (is ${String(monthlyUsd)})`;
  return [{ path: "monthlyUsd", message }];
}
