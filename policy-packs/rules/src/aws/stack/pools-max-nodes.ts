/** All pools of an environment together keep within its largest number of nodes. */
import { defineStackRule, type JudgedStack, type RuleSettings, type StackFinding } from "../../rule.ts";
import { ofType } from "../references.ts";
import { EKS_NODE_GROUP } from "../types.ts";
import { numberOf, valueAt } from "../values.ts";

const pool = (name: string, maxSize: number): unknown => ({
  type: EKS_NODE_GROUP,
  name,
  inputs: { scalingConfig: { maxSize } },
});

export const poolsMaxNodes = defineStackRule({
  id: "pools-max-nodes",
  title: "All pools together keep within the largest number of nodes",
  description:
    "Each pool can be within its own limit while all of them together ask for more nodes than the quotas, the addresses and the budget of the environment were made for.",
  severity: "medium",
  frameworks: [],
  remediation:
    "lower maxSize of the pools until their sum fits, or let the owner of the guardrails raise maxNodes of the environment",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html",
  environmentPath: "nodePools",
  examples: {
    good: [pool("system", 4), pool("application", 46)],
    bad: [pool("system", 40), pool("application", 90)],
  },
  judge,
});

/** One finding, about the largest pool: the sum belongs to none of them. */
function judge(stack: JudgedStack, { maxNodes }: RuleSettings): readonly StackFinding[] {
  if (maxNodes === undefined) return [];
  const pools = ofType(stack, EKS_NODE_GROUP)
    .map((subject) => ({ subject, size: numberOf(valueAt(subject.inputs, "scalingConfig.maxSize")) ?? 0 }))
    .sort((a, b) => b.size - a.size);
  const [largest] = pools;
  const sum = pools.reduce((total, { size }) => total + size, 0);
  if (largest === undefined || sum <= maxNodes) return [];
  const message = `is ${largest.size} of ${sum} nodes in all ${pools.length} pools; together they must be at most ${maxNodes}`;
  return [{ subject: largest.subject, path: "scalingConfig.maxSize", message }];
}
