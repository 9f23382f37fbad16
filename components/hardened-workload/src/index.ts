/** A workload on Kubernetes, hardened. */
export type * from "./args/autoscaling.ts";
export type * from "./args/container.ts";
export type * from "./args/controller.ts";
export type * from "./args/environment.ts";
export * from "./args/network.ts";
export type * from "./args/probes.ts";
export type * from "./args/scheduling.ts";
export type * from "./args/traffic.ts";
export type * from "./args/triggers.ts";
export type * from "./args/volumes.ts";
export type * from "./args/workload.ts";
export {
  compareQuantities,
  parseQuantity,
  quantityProblem,
  type ResourceKind,
} from "./arithmetic/quantities.ts";
export { workloadProblems } from "./checks/index.ts";
export { HardenedWorkload } from "./hardened-workload.ts";
export { type Problem, WorkloadError } from "./problem.ts";
