// Proves that forwarding and both proxies are found.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoPortForward } from "./rbac-no-port-forward.ts";

describeObjectRule(rbacNoPortForward, {
  passes: [[["rules[0]", { apiGroups: [""], resources: ["pods/portforward"], verbs: ["delete"] }]]],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["pods/portforward"], verbs: ["create"] }]],
      "rules[0]: must not allow create on pods/portforward",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["pods/proxy", "services/proxy"], verbs: ["get"] }]],
      "rules[0]: must not allow get on pods/proxy",
      "rules[0]: must not allow get on services/proxy",
    ],
  ],
});
