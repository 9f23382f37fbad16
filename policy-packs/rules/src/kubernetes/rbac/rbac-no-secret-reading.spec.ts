// Proves that get, list and watch are found each, also through wildcards, and that named secrets may be read.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoSecretReading } from "./rbac-no-secret-reading.ts";

describeObjectRule(rbacNoSecretReading, {
  passes: [
    [["rules[0]", { apiGroups: [""], resources: ["secrets"], verbs: ["get"], resourceNames: ["tls"] }]],
    [["rules[0]", { apiGroups: [""], resources: ["secrets"], verbs: ["create", "delete"] }]],
    [["rules[0]", { apiGroups: ["secrets.example.com"], resources: ["secrets"], verbs: ["get"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["secrets"], verbs: ["get"] }]],
      "rules[0]: must not allow get on secrets",
    ],
    [
      [
        [
          "rules[0]",
          { apiGroups: ["", "apps"], resources: ["pods", "secrets"], verbs: ["create", "list", "watch"] },
        ],
      ],
      "rules[0]: must not allow list, watch on secrets",
    ],
    [
      [["rules[0]", { apiGroups: ["*"], resources: ["secrets"], verbs: ["watch"] }]],
      "rules[0]: must not allow watch on secrets",
    ],
    [
      [["rules[0]", { apiGroups: [""], resources: ["*"], verbs: ["list"] }]],
      "rules[0]: must not allow list on secrets",
    ],
    [
      [["rules[0]", { apiGroups: "", resources: "secrets", verbs: "*" }]],
      "rules[0]: must not allow * on secrets",
    ],
  ],
});
