/** No rule of a role has a wildcard among its resources. */
import { defineObjectRule } from "../../rule.ts";
import { trivy } from "../frameworks.ts";
import { withoutWildcard } from "./wildcards.ts";

export const rbacNoWildcardResources = defineObjectRule(
  withoutWildcard(
    {
      id: "rbac-no-wildcard-resources",
      title: "Roles name their resources",
      description:
        "The wildcard covers secrets, subresources such as pods/exec, and every custom resource that is installed later.",
      severity: "high",
      remediation: "write the resources that are used",
    },
    "resources",
    [trivy("KSV-0046", "No wildcard among the resources of a role.")],
  ),
);
