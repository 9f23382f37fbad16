/** No pool of nodes grows beyond what the guardrails allow one pool. */
import { defineResourceRule, type Finding, type JudgedResource, type RuleSettings } from "../../../rule.ts";
import { AUTO_SCALING_GROUP, EKS_NODE_GROUP } from "../../types.ts";
import { numberOf, unless, valueAt } from "../../values.ts";

export const poolMaxSize = defineResourceRule({
  id: "pool-max-size",
  title: "Pools of nodes keep within the largest size",
  description:
    "The autoscaler fills a pool up to its largest size when something asks for nodes without end. That size is the most that a mistake can cost in an hour.",
  severity: "medium",
  frameworks: [],
  remediation: "lower the maxSize of the pool, or let the owner of the guardrails raise maxPoolSize",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/managed-node-groups.html",
  environmentPath: "nodePools",
  types: [EKS_NODE_GROUP, AUTO_SCALING_GROUP],
  examples: {
    good: { scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 50 } },
    bad: { scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 500 } },
  },
  judge,
});

function judge({ type, inputs }: JudgedResource, { maxPoolSize }: RuleSettings): readonly Finding[] {
  if (maxPoolSize === undefined) return [];
  const path = type === EKS_NODE_GROUP ? "scalingConfig.maxSize" : "maxSize";
  const size = valueAt(inputs, path);
  return unless((numberOf(size) ?? Infinity) <= maxPoolSize, path, size, `must be at most ${maxPoolSize}`);
}
