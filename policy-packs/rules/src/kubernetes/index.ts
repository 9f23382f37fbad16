/** Rules about what a cluster is told: pods, and the objects around them. */
export * from "./api-versions/index.ts";
export * from "./certificates/index.ts";
export * from "./helm.sh/index.ts";
export * from "./helm/index.ts";
export * from "./mesh/index.ts";
export * from "./namespace/index.ts";
export * from "./network/index.ts";
export * from "./nodes/index.ts";
export * from "./pod-security/index.ts";
export * from "./pod/index.ts";
export * from "./rbac/index.ts";
export * from "./secrets/index.ts";
export * from "./stack/index.ts";
export * from "./storage/index.ts";
export * from "./workload/index.ts";
