/** Settings of the pod that the restricted Pod Security Standard, or the controller, would refuse. */
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";
import { everyContainer } from "./containers.ts";

export function podProblems(plan: WorkloadPlan): Problem[] {
  const { args, controller } = plan;
  const users = [
    ["podSecurity.runAsUser", args.podSecurity?.runAsUser] as const,
    ...everyContainer(plan).map(
      ({ container, at }) => [`${at}security.runAsUser`, container.security?.runAsUser] as const,
    ),
  ];
  return [
    ...users.flatMap(([path, user]) =>
      user === 0 ? [problem(path, "is root; name a user of the image above 0")] : [],
    ),
    ...(args.terminationGracePeriodSeconds === undefined || args.terminationGracePeriodSeconds >= 1
      ? []
      : [problem("terminationGracePeriodSeconds", "must be at least 1, so that the pod can end its work")]),
    ...(controller.kind === "CronJob" && controller.schedule.trim().split(/\s+/).length !== 5
      ? [problem("controller.schedule", `"${controller.schedule}" has not the five fields of cron`)]
      : []),
  ];
}
