// Proves that the wildcard is found wherever it stands among the API groups, and nowhere else.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoWildcardApiGroups } from "./rbac-no-wildcard-api-groups.ts";

describeObjectRule(rbacNoWildcardApiGroups, {
  passes: [
    [["rules", null]],
    [["rules", undefined]],
    [["rules[0].verbs", ["*"]]],
    [["rules[0].resources", ["*"]]],
  ],
  fails: [
    [[["rules[0].apiGroups", ["a", "*"]]], 'rules[0].apiGroups[1]: must name what is allowed (is "*")'],
    [[["rules[0].apiGroups", "*"]], 'rules[0].apiGroups[0]: must name what is allowed (is "*")'],
    [[["rules[1]", { apiGroups: ["*"] }]], 'rules[1].apiGroups[0]: must name what is allowed (is "*")'],
  ],
});
