// Proves that the wildcard is found wherever it stands among the verbs, and nowhere else.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoWildcardVerbs } from "./rbac-no-wildcard-verbs.ts";

describeObjectRule(rbacNoWildcardVerbs, {
  passes: [
    [["rules", null]],
    [["rules", undefined]],
    [["rules[0].resources", ["*"]]],
    [["rules[0].apiGroups", ["*"]]],
  ],
  fails: [
    [[["rules[0].verbs", ["a", "*"]]], 'rules[0].verbs[1]: must name what is allowed (is "*")'],
    [[["rules[0].verbs", "*"]], 'rules[0].verbs[0]: must name what is allowed (is "*")'],
    [[["rules[1]", { verbs: ["*"] }]], 'rules[1].verbs[0]: must name what is allowed (is "*")'],
  ],
});
