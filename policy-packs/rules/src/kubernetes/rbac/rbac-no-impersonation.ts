/** No role lets its holders act as somebody else. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, kubescape, trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoImpersonation = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-impersonation",
      title: "Roles do not allow impersonation",
      description:
        "Who may impersonate a user or a group has all their rights, those of system:masters included, and the audit log names the wrong person.",
      severity: "critical",
      frameworks: [
        cisKubernetes("5.1.8", "Few or no roles allow bind, impersonate and escalate."),
        cisEks("4.1.8", "Few or no roles allow bind, impersonate and escalate."),
        kubescape("C-0065", "No roles that allow to impersonate."),
        kubescape("C-0191", "Few or no roles allow bind, impersonate and escalate."),
        checkov("CKV2_K8S_3", "No service account may impersonate."),
        trivy("KSV-0043", "No roles that allow to impersonate privileged groups."),
      ],
      remediation:
        "remove the verb impersonate; where a tool must have it, limit it to resourceNames that hold little",
    },
    [
      { apiGroup: "", resource: "users", verbs: ["impersonate"] },
      { apiGroup: "", resource: "groups", verbs: ["impersonate"] },
      { apiGroup: "", resource: "serviceaccounts", verbs: ["impersonate"] },
      { apiGroup: "authentication.k8s.io", resource: "uids", verbs: ["impersonate"] },
      { apiGroup: "authentication.k8s.io", resource: "userextras", verbs: ["impersonate"] },
    ],
    { unlessNamed: true },
  ),
);
