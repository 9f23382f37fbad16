// Proves that tokens for any account are found, and that named accounts are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoTokenCreation } from "./rbac-no-token-creation.ts";

describeObjectRule(rbacNoTokenCreation, {
  passes: [
    [
      [
        "rules[0]",
        { apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"], resourceNames: ["web"] },
      ],
    ],
    [["rules[0]", { apiGroups: [""], resources: ["serviceaccounts"], verbs: ["create"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["serviceaccounts/token"], verbs: ["create"] }]],
      "rules[0]: must not allow create on serviceaccounts/token",
    ],
  ],
});
