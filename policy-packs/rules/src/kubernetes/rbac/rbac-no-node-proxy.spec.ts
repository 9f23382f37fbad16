// Proves that every verb on the proxy of nodes is found, and that metrics of nodes may be read.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoNodeProxy } from "./rbac-no-node-proxy.ts";

describeObjectRule(rbacNoNodeProxy, {
  passes: [
    [["rules[0]", { apiGroups: [""], resources: ["nodes", "nodes/metrics", "nodes/stats"], verbs: ["get"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["nodes/proxy"], verbs: ["get"] }]],
      "rules[0]: must not allow get on nodes/proxy",
    ],
    [
      [
        [
          "rules[0]",
          { apiGroups: [""], resources: ["nodes", "nodes/proxy"], verbs: ["create", "patch", "list"] },
        ],
      ],
      "rules[0]: must not allow create, patch on nodes/proxy",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["*/proxy"], verbs: ["*"] }]],
      "rules[0]: must not allow * on nodes/proxy",
    ],
  ],
});
