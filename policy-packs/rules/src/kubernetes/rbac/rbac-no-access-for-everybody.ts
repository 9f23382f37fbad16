/** No binding gives anything to all who have any account. */
import { defineObjectRule } from "../../rule.ts";
import { withoutSubjects } from "./subjects.ts";

export const rbacNoAccessForEverybody = defineObjectRule(
  withoutSubjects(
    {
      id: "rbac-no-access-for-everybody",
      title: "Nothing is bound to all users or all service accounts",
      description:
        "Every pod of every namespace has a service account, and so belongs to these groups: what they may do, whoever breaks into any container may do.",
      severity: "high",
      frameworks: [],
      remediation: "bind the groups and service accounts that need the role",
    },
    ["system:authenticated", "system:serviceaccounts"],
    ["system:basic-user", "system:discovery", "system:public-info-viewer"],
  ),
);
