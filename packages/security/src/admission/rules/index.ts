/** What the API server keeps itself: each rule has the id of the library's rule that finds the same in a plan or a file. */
import type { AdmissionRule } from "../rule.ts";
import { certificateRenewsEarly } from "./certificate-renews-early.ts";
import { disruptionBudgetSatisfiable } from "./disruption-budget-satisfiable.ts";
import { ingressHostSet } from "./ingress-host-set.ts";
import { networkPolicyNoAllowAll } from "./network-policy-no-allow-all.ts";
import { noDefaultServiceAccount } from "./no-default-service-account.ts";
import { noSecretsInEnv } from "./no-secrets-in-env.ts";
import { noSystemPriority } from "./no-system-priority.ts";
import { ROLE_BINDING_RULES } from "./role-bindings.ts";
import { ROLE_RULES } from "./role-rules.ts";
import { loadBalancerRestricted, serviceNoExternalIps, serviceNoNodePort } from "./services.ts";

export const ADMISSION_RULES: readonly AdmissionRule[] = [
  noDefaultServiceAccount,
  noSecretsInEnv,
  noSystemPriority,
  serviceNoNodePort,
  serviceNoExternalIps,
  loadBalancerRestricted,
  ingressHostSet,
  networkPolicyNoAllowAll,
  ...ROLE_RULES,
  ...ROLE_BINDING_RULES,
  disruptionBudgetSatisfiable,
  certificateRenewsEarly,
];
