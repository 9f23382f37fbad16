/** Where AWS resources keep policy documents: what a principal may do, who may assume a role, who may use a resource. */
import { objectsAt } from "../inputs.ts";
import type { JudgedResource } from "../rule.ts";
import { allowsOf, type Statement } from "./policy-document.ts";
import {
  ECR_REPOSITORY_POLICY,
  EFS_FILE_SYSTEM_POLICY,
  IAM_GROUP_POLICY,
  IAM_POLICY,
  IAM_ROLE,
  IAM_ROLE_POLICY,
  IAM_USER_POLICY,
  S3_BUCKET,
  S3_BUCKET_POLICY,
  SECRET_POLICY,
  SNS_TOPIC,
  SNS_TOPIC_POLICY,
  SQS_QUEUE,
  SQS_QUEUE_POLICY,
} from "./types.ts";

/** An input that holds a policy document. */
export interface PolicyInput {
  readonly path: string;
  readonly value: unknown;
}

/** Types whose input `policy` says what a principal may do; roles carry theirs in inlinePolicies. */
export const IDENTITY_POLICY_TYPES: readonly string[] = [
  IAM_POLICY,
  IAM_ROLE_POLICY,
  IAM_GROUP_POLICY,
  IAM_USER_POLICY,
  IAM_ROLE,
];

/** Types whose input `policy` says who may use the resource. KMS keys have rules of their own. */
export const RESOURCE_POLICY_TYPES: readonly string[] = [
  SQS_QUEUE_POLICY,
  SQS_QUEUE,
  SNS_TOPIC_POLICY,
  SNS_TOPIC,
  S3_BUCKET_POLICY,
  S3_BUCKET,
  ECR_REPOSITORY_POLICY,
  EFS_FILE_SYSTEM_POLICY,
  SECRET_POLICY,
];

/** Policies that say what the principal may do. */
export function identityPolicies({ type, inputs }: JudgedResource): readonly PolicyInput[] {
  if (type !== IAM_ROLE) return [{ path: "policy", value: inputs["policy"] }];
  return objectsAt(inputs, "inlinePolicies").map(({ policy }, i) => ({
    path: `inlinePolicies[${i}].policy`,
    value: policy,
  }));
}

/** What the principal is allowed. */
export function identityAllows(resource: JudgedResource): readonly Statement[] {
  return identityPolicies(resource).flatMap(({ path, value }) => allowsOf(value, path));
}

/** Who is allowed to assume the role. */
export function trustAllows({ inputs }: JudgedResource): readonly Statement[] {
  return allowsOf(inputs["assumeRolePolicy"], "assumeRolePolicy");
}

/** Who is allowed to use the resource. */
export function resourceAllows({ inputs }: JudgedResource): readonly Statement[] {
  return allowsOf(inputs["policy"], "policy");
}
