/** No role lets its holders hand out rights. */
import { defineObjectRule } from "../../rule.ts";
import { trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoRoleChanges = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-role-changes",
      title: "Roles do not allow to change roles and bindings",
      description:
        "Who writes roles and bindings decides who may do what. They cannot give more than they have, but all of that, to anybody and for good.",
      severity: "medium",
      frameworks: [trivy("KSV-0050", "No roles that manage roles and bindings.")],
      remediation:
        "leave roles and bindings to what deploys the platform; an operator that creates some is an exemption with a reason",
    },
    [
      { apiGroup: "rbac.authorization.k8s.io", resource: "roles", verbs: ["create", "update", "patch"] },
      {
        apiGroup: "rbac.authorization.k8s.io",
        resource: "rolebindings",
        verbs: ["create", "update", "patch"],
      },
      {
        apiGroup: "rbac.authorization.k8s.io",
        resource: "clusterroles",
        verbs: ["create", "update", "patch"],
      },
      {
        apiGroup: "rbac.authorization.k8s.io",
        resource: "clusterrolebindings",
        verbs: ["create", "update", "patch"],
      },
    ],
    { unlessNamed: true },
  ),
);
