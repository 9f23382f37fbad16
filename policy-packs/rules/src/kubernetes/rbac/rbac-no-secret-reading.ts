/** No role lets its holders read secrets that it does not name. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, kubescape, trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoSecretReading = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-secret-reading",
      title: "Roles do not allow to read all secrets",
      description:
        "The tokens of every service account and the passwords of every workload are secrets. To list them is to read them: the answer holds their values.",
      severity: "high",
      frameworks: [
        cisKubernetes("5.1.2", "Few may read secrets."),
        cisEks("4.1.2", "Few may read secrets."),
        kubescape("C-0015", "Few may list secrets."),
        kubescape("C-0186", "Few may read secrets."),
        checkov("CKV2_K8S_5", "No service account may read all secrets."),
        trivy("KSV-0041", "No roles that manage all secrets."),
      ],
      remediation:
        "name the secrets in resourceNames and allow get alone; mount secrets into the pods that need them instead of reading them from the API",
    },
    [{ apiGroup: "", resource: "secrets", verbs: ["get", "list", "watch"] }],
    { unlessNamed: true },
  ),
);
