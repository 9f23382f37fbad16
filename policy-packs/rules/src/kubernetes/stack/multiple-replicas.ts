/** Every workload that serves has at least two pods. */
import { defineStackRule, type StackFinding } from "../../rule.ts";
import { deployment } from "./examples.ts";
import { scaleOf, WORKLOADS } from "./scale.ts";
import { viewOf } from "./view.ts";

export const multipleReplicas = defineStackRule({
  id: "multiple-replicas",
  title: "Workloads have two replicas or more",
  description:
    "With one pod every drain of its node, every eviction and every crash is an outage, and a disruption budget can only choose between outages and nodes that never drain.",
  severity: "medium",
  frameworks: [],
  remediation: "set spec.replicas to 2 or more, or minReplicas of the autoscaler",
  url: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/",
  examples: { good: [deployment()], bad: [deployment({ replicas: 1 })] },
  judge: (stack) => {
    const view = viewOf(stack);
    return view.ofKind(...WORKLOADS).flatMap((workload): readonly StackFinding[] => {
      const { least, subject, path } = scaleOf(view, workload);
      return least >= 2 ? [] : [{ subject, path, message: `must be 2 or more (is ${least})` }];
    });
  },
});
