/** Every workload with several pods has one disruption budget. */
import { defineStackRule, type KubernetesObject, type StackFinding } from "../../rule.ts";
import { budget, deployment } from "./examples.ts";
import { scaleOf, WORKLOADS } from "./scale.ts";
import { nameOf, specOf, viewOf } from "./view.ts";

export const disruptionBudgetPresent = defineStackRule({
  id: "disruption-budget-present",
  title: "Workloads have a disruption budget",
  description:
    "Without one an upgrade of the nodes may evict all pods at once. With two for the same pod the API refuses every eviction, and no node drains.",
  severity: "medium",
  frameworks: [],
  remediation: "add one PodDisruptionBudget whose selector is that of the workload",
  url: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  examples: { good: [deployment(), budget({ maxUnavailable: 1 })], bad: [deployment()] },
  judge: (stack) => {
    const view = viewOf(stack);
    const budgets = new Map<KubernetesObject, KubernetesObject[]>();
    for (const one of view.ofKind("policy:PodDisruptionBudget"))
      for (const { owner } of view.selected(one, specOf(one)["selector"]))
        budgets.set(owner, [...(budgets.get(owner) ?? []), one]);
    return view
      .ofKind(...WORKLOADS)
      .filter((workload) => scaleOf(view, workload).least >= 2)
      .flatMap((subject): readonly StackFinding[] => {
        const found = budgets.get(subject) ?? [];
        if (found.length === 1) return [];
        const which = found.length === 0 ? "no one does" : `${found.map(nameOf).join(", ")} do`;
        return [{ subject, path: "", message: `must be selected by one PodDisruptionBudget (${which})` }];
      });
  },
});
