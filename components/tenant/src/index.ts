/** A team's place in a cluster. */
export type { ComputeAmounts, Limits, Quota } from "./limits.ts";
export { tenantProblems, TenantError } from "./problems.ts";
export type { ArgoProject } from "./project.ts";
export type { PullSecret } from "./pull-secret.ts";
export { Tenant, type TenantArgs } from "./tenant.ts";
