/** Everything that is wrong with a workload's arguments, at once. */

export interface Problem {
  /** Property of the arguments: autoscaling.horizontal.minReplicas. */
  readonly path: string;
  /** What is wrong, and what to change. */
  readonly message: string;
}

export function problem(path: string, message: string): Problem {
  return { path, message };
}

/** Arguments that cannot work together, or not at all. */
export class WorkloadError extends Error {
  readonly workload: string;
  readonly problems: readonly Problem[];

  constructor(workload: string, problems: readonly Problem[]) {
    super([`${workload}:`, ...problems.map(({ path, message }) => `  ${path}: ${message}`)].join("\n"));
    this.name = "WorkloadError";
    this.workload = workload;
    this.problems = problems;
  }
}
