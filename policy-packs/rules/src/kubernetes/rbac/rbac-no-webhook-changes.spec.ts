// Proves that changes of both kinds of webhook are found, and that reading and named ones are not.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoWebhookChanges } from "./rbac-no-webhook-changes.ts";

describeObjectRule(rbacNoWebhookChanges, {
  passes: [
    [
      [
        "rules[0]",
        {
          apiGroups: ["admissionregistration.k8s.io"],
          resources: ["validatingwebhookconfigurations"],
          verbs: ["get", "list", "watch"],
        },
      ],
    ],
    [
      [
        "rules[0]",
        {
          apiGroups: ["admissionregistration.k8s.io"],
          resources: ["mutatingwebhookconfigurations"],
          verbs: ["update"],
          resourceNames: ["mesh"],
        },
      ],
    ],
  ],
  fails: [
    [
      [
        [
          "rules[0]",
          {
            apiGroups: ["admissionregistration.k8s.io"],
            resources: ["mutatingwebhookconfigurations"],
            verbs: ["get", "patch"],
          },
        ],
      ],
      "rules[0]: must not allow patch on mutatingwebhookconfigurations",
    ],
    [
      [["rules[0]", { apiGroups: ["*"], resources: ["validatingwebhookconfigurations"], verbs: ["delete"] }]],
      "rules[0]: must not allow delete on validatingwebhookconfigurations",
    ],
  ],
});
