/** The platform's own rules of admission, one line each. */
import type { AdmissionRule } from "../rule.ts";
import { certificatesRenewEarly } from "./certificates-renew-early.ts";
import { drainsPossible } from "./drains-possible.ts";
import { noSystemPriority } from "./no-system-priority.ts";
import { ownServiceAccount } from "./own-service-account.ts";
import { rolesWithoutWildcards } from "./roles-without-wildcards.ts";
import { secretsByReference } from "./secrets-by-reference.ts";
import { servicesStayInside } from "./services-stay-inside.ts";

export const ADMISSION_RULES: readonly AdmissionRule[] = [
  ownServiceAccount,
  secretsByReference,
  servicesStayInside,
  rolesWithoutWildcards,
  noSystemPriority,
  drainsPossible,
  certificatesRenewEarly,
];
