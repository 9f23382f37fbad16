// Proves that approval is found for requests and for signers, unless a signer is named.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoCertificateApproval } from "./rbac-no-certificate-approval.ts";

describeObjectRule(rbacNoCertificateApproval, {
  passes: [
    [
      [
        "rules[0]",
        {
          apiGroups: ["certificates.k8s.io"],
          resources: ["signers"],
          verbs: ["approve"],
          resourceNames: ["example.com/signer"],
        },
      ],
    ],
    [
      [
        "rules[0]",
        { apiGroups: ["certificates.k8s.io"], resources: ["certificatesigningrequests"], verbs: ["create"] },
      ],
    ],
  ],
  fails: [
    [
      [
        [
          "rules[0]",
          {
            apiGroups: ["certificates.k8s.io"],
            resources: ["certificatesigningrequests/approval"],
            verbs: ["update"],
          },
        ],
      ],
      "rules[0]: must not allow update on certificatesigningrequests/approval",
    ],
    [
      [["rules[0]", { apiGroups: ["certificates.k8s.io"], resources: ["signers"], verbs: ["approve"] }]],
      "rules[0]: must not allow approve on signers",
    ],
  ],
});
