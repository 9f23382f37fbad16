// Proves that pods may not be created, by name or wildcard, and that other verbs are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoPodCreation } from "./rbac-no-pod-creation.ts";

describeObjectRule(rbacNoPodCreation, {
  passes: [
    [["rules[0]", { apiGroups: [""], resources: ["pods"], verbs: ["get", "delete"] }]],
    [["rules[0]", { apiGroups: [""], resources: ["pods/eviction"], verbs: ["create"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["pods"], verbs: ["create", "delete"] }]],
      "rules[0]: must not allow create on pods",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["*"], verbs: ["create"] }]],
      "rules[0]: must not allow create on pods",
    ],
  ],
});
