/** Every disruption budget lets at least one pod be evicted when all are there. */
import { shown } from "../../inputs.ts";
import { defineStackRule, type KubernetesObject, type StackFinding } from "../../rule.ts";
import { budget, deployment } from "./examples.ts";
import { scaleOf, WORKLOADS } from "./scale.ts";
import { specOf, type StackView, viewOf } from "./view.ts";

export const disruptionBudgetSatisfiable = defineStackRule({
  id: "disruption-budget-satisfiable",
  title: "Disruption budgets allow an eviction",
  description:
    "A budget that can never be met stops every drain: upgrades of nodes hang until somebody deletes pods by hand, and security updates wait with them.",
  severity: "high",
  frameworks: [],
  remediation: "set maxUnavailable to 1, or minAvailable below the number of replicas",
  url: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions",
  examples: {
    good: [deployment(), budget({ minAvailable: 2 })],
    bad: [deployment(), budget({ minAvailable: 3 })],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    const workloads = new Set(view.ofKind(...WORKLOADS));
    return view.ofKind("policy:PodDisruptionBudget").flatMap((one) => judgeBudget(view, workloads, one));
  },
});

function judgeBudget(
  view: StackView,
  workloads: ReadonlySet<KubernetesObject>,
  subject: KubernetesObject,
): readonly StackFinding[] {
  const { maxUnavailable, minAvailable, selector } = specOf(subject);
  if (maxUnavailable !== undefined && share(maxUnavailable, 100) === 0)
    return [
      { subject, path: "spec.maxUnavailable", message: `must be 1 or more (is ${shown(maxUnavailable)})` },
    ];
  if (minAvailable === undefined) return [];
  const path = "spec.minAvailable";
  const ofAll = "must leave pods to evict";
  if (typeof minAvailable === "string" && (share(minAvailable, 100) ?? 0) >= 100)
    return [{ subject, path, message: `${ofAll} (is ${shown(minAvailable)})` }];
  const owners = new Set(view.selected(subject, selector).map(({ owner }) => owner));
  // What else it selects, Jobs or what an operator makes, has sizes that nothing here tells.
  if (owners.size === 0 || ![...owners].every((owner) => workloads.has(owner))) return [];
  const pods = [...owners].reduce((sum, owner) => sum + scaleOf(view, owner).least, 0);
  const needed = share(minAvailable, pods);
  return needed !== undefined && pods > 0 && needed >= pods
    ? [{ subject, path, message: `${ofAll} (is ${shown(minAvailable)}, of ${pods} replicas)` }]
    : [];
}

/** Pods that a number or a percentage means; a part of a pod counts as a whole one. */
export function share(value: unknown, pods: number): number | undefined {
  if (typeof value === "number") return value;
  const [, digits, percent] = (typeof value === "string" && /^(\d+)(%?)$/.exec(value)) || [];
  if (digits === undefined) return undefined;
  return percent === "%" ? Math.ceil((Number(digits) * pods) / 100) : Number(digits);
}
