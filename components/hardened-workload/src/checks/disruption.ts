/** Budgets that block every drain, or protect nothing. */
import type { DisruptionBudget } from "../args/workload.ts";
import { allowedDisruptions, isIntOrPercent, podsOf } from "../arithmetic/budget.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

export function disruptionProblems({ args, controller, replicas }: WorkloadPlan): Problem[] {
  const { disruption } = args;
  if (disruption === undefined || disruption === "None") return [];
  if (replicas === undefined) {
    return [problem("disruption", `a ${controller.kind} has no number of pods to budget; leave it out`)];
  }
  const field = disruption.minAvailable === undefined ? "maxUnavailable" : "minAvailable";
  const value = disruption[field];
  if (
    value === undefined ||
    (disruption.minAvailable !== undefined && disruption.maxUnavailable !== undefined)
  ) {
    return [problem("disruption", "give one of minAvailable and maxUnavailable")];
  }
  const path = `disruption.${field}`;
  if (!isIntOrPercent(value)) {
    return [problem(path, `${value} is neither a number of pods nor a percentage up to 100%`)];
  }
  return arithmetic(path, disruption, Math.max(replicas.min, 1));
}

/** At the smallest number of pods: a drain may come then. */
function arithmetic(path: string, budget: DisruptionBudget, pods: number): Problem[] {
  const { minAvailable, maxUnavailable } = budget;
  const allowed = allowedDisruptions(budget, pods);
  if (maxUnavailable !== undefined && podsOf(maxUnavailable, 100) === 0) {
    return [
      problem(path, `${maxUnavailable} permits no eviction, so no node can be drained; give at least 1`),
    ];
  }
  if (minAvailable !== undefined && allowed === 0) {
    return [problem(path, noDrain(minAvailable, pods))];
  }
  const whole = typeof maxUnavailable === "string" ? maxUnavailable : minAvailable;
  return typeof whole === "string" && pods > 1 && allowed === pods
    ? [
        problem(
          path,
          `${whole} of ${pods} pods lets all of them be evicted at once; give a number, or another percentage`,
        ),
      ]
    : [];
}

function noDrain(minAvailable: number | string, pods: number): string {
  const rounded =
    typeof minAvailable === "string" ? ` is ${podsOf(minAvailable, pods)} pods when rounded up, and` : "";
  const most = pods - 1;
  const instead =
    most > 0 ? `give ${most} at most, or run more pods` : "run more pods, or give maxUnavailable";
  return `${minAvailable}${rounded} leaves none of the ${pods} to evict, so no node can be drained; ${instead}`;
}
