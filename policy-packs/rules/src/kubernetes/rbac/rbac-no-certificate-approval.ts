/** No role lets its holders approve certificates of the cluster. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisKubernetes, kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoCertificateApproval = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-certificate-approval",
      title: "Roles do not allow to approve certificates",
      description:
        "A client certificate can be made out to any user and group. Who approves the request that they wrote themselves is whoever they want to be.",
      severity: "high",
      frameworks: [
        cisKubernetes("5.1.11", "Few may approve certificate signing requests."),
        kubescape("C-0280", "Few may approve certificate signing requests."),
        checkov("CKV_K8S_156", "No cluster roles that approve certificate signing requests."),
      ],
      remediation:
        "remove certificatesigningrequests/approval, and approve on signers that issue client certificates",
    },
    [
      {
        apiGroup: "certificates.k8s.io",
        resource: "certificatesigningrequests/approval",
        verbs: ["update", "patch"],
      },
      { apiGroup: "certificates.k8s.io", resource: "signers", verbs: ["approve"] },
    ],
    { unlessNamed: true },
  ),
);
