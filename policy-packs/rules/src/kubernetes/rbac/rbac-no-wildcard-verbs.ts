/** No rule of a role has a wildcard among its verbs. */
import { defineObjectRule } from "../../rule.ts";
import { trivy } from "../frameworks.ts";
import { withoutWildcard } from "./wildcards.ts";

export const rbacNoWildcardVerbs = defineObjectRule(
  withoutWildcard(
    {
      id: "rbac-no-wildcard-verbs",
      title: "Roles name their verbs",
      description:
        "The wildcard allows verbs that nobody thinks of: impersonate, bind and escalate, and deletecollection. It also allows those that later versions add.",
      severity: "high",
      remediation: "write the verbs that are used: get, list, watch, …",
    },
    "verbs",
    [trivy("KSV-0045", "No wildcard among the verbs of a role.")],
  ),
);
