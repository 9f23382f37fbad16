/** AWS permissions of one Kubernetes service account. */
export {
  type ConditionBlock,
  policyDocument,
  type PolicyStatement,
  statementProblems,
} from "./statements.ts";
export { podIdentityTrust, type TrustedServiceAccount } from "./trust.ts";
export { WorkloadIdentity, type WorkloadIdentityArgs } from "./workload-identity.ts";
