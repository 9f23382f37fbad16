/** Every check of a workload's arguments. */
import type { HardenedWorkloadArgs } from "../args/workload.ts";
import { planWorkload, type WorkloadPlan } from "../plan.ts";
import { type Problem, WorkloadError } from "../problem.ts";
import { autoscalingProblems } from "./autoscaling.ts";
import { containerProblems } from "./containers.ts";
import { disruptionProblems } from "./disruption.ts";
import { exposureProblems } from "./exposure.ts";
import { nameProblems } from "./names.ts";
import { podProblems } from "./pod.ts";
import { replicaProblems } from "./replicas.ts";
import { resourceProblems } from "./resources.ts";
import { schedulingProblems } from "./scheduling.ts";
import { storageProblems } from "./storage.ts";

const CHECKS: readonly ((plan: WorkloadPlan) => Problem[])[] = [
  nameProblems,
  containerProblems,
  resourceProblems,
  podProblems,
  replicaProblems,
  disruptionProblems,
  autoscalingProblems,
  schedulingProblems,
  storageProblems,
  exposureProblems,
];

/** Everything that is wrong with the arguments of a workload of that name. */
export function workloadProblems(name: string, args: HardenedWorkloadArgs): Problem[] {
  const plan = planWorkload(name, args);
  return CHECKS.flatMap((check) => check(plan));
}

/** @throws WorkloadError with every problem. */
export function assertWorkload(plan: WorkloadPlan): void {
  const problems = CHECKS.flatMap((check) => check(plan));
  if (problems.length > 0) throw new WorkloadError(plan.name, problems);
}
