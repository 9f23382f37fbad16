// Proves that each way into a running pod is found, and that patterns that cover no subresource are not.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoPodExec } from "./rbac-no-pod-exec.ts";

describeObjectRule(rbacNoPodExec, {
  passes: [
    [["rules[0]", { apiGroups: [""], resources: ["pods", "pods/log"], verbs: ["create", "get"] }]],
    [["rules[0]", { apiGroups: [""], resources: ["pods/*"], verbs: ["create"] }]],
    [["rules[0]", { apiGroups: [""], resources: ["pods/exec"], verbs: ["delete"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["pods/exec"], verbs: ["create"] }]],
      "rules[0]: must not allow create on pods/exec",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["*/attach"], verbs: ["get"] }]],
      "rules[0]: must not allow get on pods/attach",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["patch"] }]],
      "rules[0]: must not allow patch on pods/ephemeralcontainers",
    ],
  ],
});
