/** Numbers of pods that contradict each other, and updates that could never take a step. */
import { isIntOrPercent, podsOf } from "../arithmetic/budget.ts";
import type { RollingUpdate } from "../args/controller.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

export function replicaProblems(plan: WorkloadPlan): Problem[] {
  const { controller, args } = plan;
  const { horizontal, eventDriven } = args.autoscaling ?? {};
  const replicas = "replicas" in controller ? controller.replicas : undefined;
  return [
    ...(replicas !== undefined && (!Number.isInteger(replicas) || replicas < 0)
      ? [problem("controller.replicas", `must be a whole number of 0 or more (got ${replicas})`)]
      : []),
    ...(horizontal ? range("autoscaling.horizontal", horizontal, replicas) : []),
    ...(eventDriven ? range("autoscaling.eventDriven", eventDriven, replicas) : []),
    ...strategy(plan),
  ];
}

function range(
  path: string,
  { minReplicas, maxReplicas }: { readonly minReplicas: number; readonly maxReplicas: number },
  replicas: number | undefined,
): Problem[] {
  const least = path.endsWith("horizontal") ? 1 : 0;
  return [
    ...(Number.isInteger(minReplicas) && minReplicas >= least
      ? []
      : [problem(`${path}.minReplicas`, `must be a whole number of ${least} or more (got ${minReplicas})`)]),
    ...(maxReplicas >= minReplicas
      ? []
      : [problem(`${path}.maxReplicas`, `${maxReplicas} is below minReplicas, ${minReplicas}; raise it`)]),
    ...(replicas !== undefined && replicas < minReplicas
      ? [
          problem(
            "controller.replicas",
            `${replicas} is below the autoscaler's minimum of ${minReplicas}; leave it out, or raise it`,
          ),
        ]
      : []),
    ...(replicas !== undefined && replicas > maxReplicas
      ? [
          problem(
            "controller.replicas",
            `${replicas} is above the autoscaler's maximum of ${maxReplicas}; leave it out, or lower it`,
          ),
        ]
      : []),
  ];
}

function strategy({ controller, replicas }: WorkloadPlan): Problem[] {
  if (controller.kind === "Deployment" && controller.strategy !== "Recreate") {
    return rolling(
      "controller.strategy",
      { maxSurge: 1, maxUnavailable: 0, ...controller.strategy },
      replicas?.max,
    );
  }
  if (controller.kind === "Rollout" && "canary" in controller.strategy) {
    const { maxSurge = 1, maxUnavailable = 0 } = controller.strategy.canary;
    return rolling("controller.strategy.canary", { maxSurge, maxUnavailable }, replicas?.max);
  }
  if (controller.kind === "DaemonSet") {
    return rolling(
      "controller.strategy",
      { maxSurge: 0, maxUnavailable: 1, ...controller.strategy },
      undefined,
    );
  }
  return [];
}

function rolling(path: string, given: Required<RollingUpdate>, replicas: number | undefined): Problem[] {
  const wrong = (["maxSurge", "maxUnavailable"] as const)
    .filter((field) => !isIntOrPercent(given[field]))
    .map((field) =>
      problem(`${path}.${field}`, `${given[field]} is neither a number of pods nor a percentage up to 100%`),
    );
  if (wrong.length > 0) return wrong;
  const still = [given.maxSurge, given.maxUnavailable].every((value) => podsOf(value, replicas ?? 100) === 0);
  return still && replicas !== 0
    ? [problem(path, "maxSurge and maxUnavailable are both 0, so no pod can be replaced; give one of them 1")]
    : [];
}
