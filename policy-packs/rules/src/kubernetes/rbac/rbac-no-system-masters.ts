/** No binding names the group that authorization does not apply to. */
import { defineObjectRule } from "../../rule.ts";
import { cisKubernetes } from "../frameworks.ts";
import { withoutSubjects } from "./subjects.ts";

export const rbacNoSystemMasters = defineObjectRule(
  withoutSubjects(
    {
      id: "rbac-no-system-masters",
      title: "Nothing is bound to system:masters",
      description:
        "Members of this group pass every check without any role, webhook or policy being asked, and nothing can take that from them but a new certificate authority.",
      severity: "critical",
      frameworks: [cisKubernetes("5.1.7", "The group system:masters is not used.")],
      remediation: "bind a group of your own to a role with what it needs",
    },
    ["system:masters"],
  ),
);
