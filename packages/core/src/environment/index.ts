/** Environment files: schema, loading, and every problem in them at once. */
export type { Facts, Sibling } from "./checks/check.ts";
export { environmentsDirectory, listEnvironments } from "./directory.ts";
export * from "./guardrails.ts";
export * from "./load.ts";
export { type Locate, type Location, nearestPath } from "./locate.ts";
export { EnvironmentError, formatProblem, formatProblems, type Problem } from "./problems/problem.ts";
export { branchesOf, jsonSchema, type JsonSchema, schemaAt, valuesOf } from "./schema/json-schema.ts";
export * from "./schema.ts";
export * from "./slices/autoscaling.ts";
export * from "./slices/cluster.ts";
export * from "./slices/network.ts";
export * from "./slices/node-pools.ts";
export { formatPath, isPath, parsePath, type Path, type Step, valueAt, withValueAt } from "./yaml/path.ts";
