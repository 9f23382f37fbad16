// Proves that the wildcard is found wherever it stands among the resources, and nowhere else.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoWildcardResources } from "./rbac-no-wildcard-resources.ts";

describeObjectRule(rbacNoWildcardResources, {
  passes: [
    [["rules", null]],
    [["rules", undefined]],
    [["rules[0].verbs", ["*"]]],
    [["rules[0].apiGroups", ["*"]]],
  ],
  fails: [
    [[["rules[0].resources", ["a", "*"]]], 'rules[0].resources[1]: must name what is allowed (is "*")'],
    [[["rules[0].resources", "*"]], 'rules[0].resources[0]: must name what is allowed (is "*")'],
    [[["rules[1]", { resources: ["*"] }]], 'rules[1].resources[0]: must name what is allowed (is "*")'],
    [
      [["rules[0].resources", ["*/status"]]],
      'rules[0].resources[0]: must name what is allowed (is "*/status")',
    ],
  ],
});
