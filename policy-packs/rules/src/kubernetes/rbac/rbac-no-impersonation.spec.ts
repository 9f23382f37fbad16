// Proves that impersonation of anybody is found, and that a rule for named users is left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoImpersonation } from "./rbac-no-impersonation.ts";

describeObjectRule(rbacNoImpersonation, {
  passes: [
    [
      [
        "rules[0]",
        { apiGroups: [""], resources: ["users"], verbs: ["impersonate"], resourceNames: ["dashboard"] },
      ],
    ],
    [["rules[0]", { apiGroups: [""], resources: ["users"], verbs: ["get"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["groups"], verbs: ["impersonate"] }]],
      "rules[0]: must not allow impersonate on groups",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["users", "serviceaccounts"], verbs: ["impersonate"] }]],
      "rules[0]: must not allow impersonate on users",
      "rules[0]: must not allow impersonate on serviceaccounts",
    ],
    [
      [["rules[0]", { apiGroups: ["authentication.k8s.io"], resources: ["uids"], verbs: ["impersonate"] }]],
      "rules[0]: must not allow impersonate on uids",
    ],
  ],
});
