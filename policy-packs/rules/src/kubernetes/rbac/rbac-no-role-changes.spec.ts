// Proves that writing any of the four kinds is found, and that reading them is not.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoRoleChanges } from "./rbac-no-role-changes.ts";

describeObjectRule(rbacNoRoleChanges, {
  passes: [
    [
      [
        "rules[0]",
        {
          apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["roles", "clusterroles"],
          verbs: ["get", "list"],
        },
      ],
    ],
  ],
  fails: [
    [
      [
        [
          "rules[0]",
          { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"], verbs: ["create"] },
        ],
      ],
      "rules[0]: must not allow create on rolebindings",
    ],
    [
      [
        [
          "rules[0]",
          {
            apiGroups: ["rbac.authorization.k8s.io"],
            resources: ["clusterroles", "clusterrolebindings"],
            verbs: ["get", "update"],
          },
        ],
      ],
      "rules[0]: must not allow update on clusterroles",
      "rules[0]: must not allow update on clusterrolebindings",
    ],
  ],
});
