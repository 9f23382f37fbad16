/** Quotas of IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */

/** Trust policy; AWS can raise it to 4096. */
export const TRUST_LIMIT = {
  code: "LimitExceeded",
  property: "assumeRolePolicy",
  max: 2048,
  count: "noWhitespace",
} as const;

/** Managed policy. */
export const MANAGED_LIMIT = {
  code: "LimitExceeded",
  property: "policy",
  max: 6144,
  count: "noWhitespace",
} as const;

/** All inline policies of one role together, without white space. */
export const INLINE_LIMIT = 10_240;

/** Managed policies on one role; AWS can raise it. */
export const MANAGED_PER_ROLE = 10;
