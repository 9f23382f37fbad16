/** No rule of a role has a wildcard among its API groups. */
import { defineObjectRule } from "../../rule.ts";
import { withoutWildcard } from "./wildcards.ts";

export const rbacNoWildcardApiGroups = defineObjectRule(
  withoutWildcard(
    {
      id: "rbac-no-wildcard-api-groups",
      title: "Roles name their API groups",
      description:
        "The wildcard covers groups that are installed later, whose resources can have the same names as those that were meant.",
      severity: "medium",
      remediation: "write the groups that are used; the core group is an empty string",
    },
    "apiGroups",
  ),
);
