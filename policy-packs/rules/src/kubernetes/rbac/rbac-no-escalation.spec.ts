// Proves that escalate and bind are found on both kinds of role, by name and through wildcards.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoEscalation } from "./rbac-no-escalation.ts";

describeObjectRule(rbacNoEscalation, {
  passes: [
    [
      [
        "rules[0]",
        {
          apiGroups: ["rbac.authorization.k8s.io"],
          resources: ["roles", "rolebindings"],
          verbs: ["create", "update"],
        },
      ],
    ],
    [["rules[0]", { apiGroups: ["example.com"], resources: ["roles"], verbs: ["bind"] }]],
  ],
  fails: [
    [
      [
        [
          "rules[0]",
          { apiGroups: ["rbac.authorization.k8s.io"], resources: ["roles"], verbs: ["bind", "get"] },
        ],
      ],
      "rules[0]: must not allow bind on roles",
    ],
    [
      [
        [
          "rules[0]",
          {
            apiGroups: ["rbac.authorization.k8s.io"],
            resources: ["roles", "clusterroles"],
            verbs: ["escalate"],
          },
        ],
      ],
      "rules[0]: must not allow escalate on roles",
      "rules[0]: must not allow escalate on clusterroles",
    ],
    [
      [["rules[0]", { apiGroups: ["*"], resources: ["*"], verbs: ["*"] }]],
      "rules[0]: must not allow * on roles",
      "rules[0]: must not allow * on clusterroles",
    ],
  ],
});
