/** No role lets its holders give themselves more than they have. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, hardeningGuide, kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoEscalation = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-escalation",
      title: "Roles do not allow escalate or bind",
      description:
        "Kubernetes lets nobody grant what they do not hold. The verbs escalate and bind lift exactly this: their holder writes a role with every right, or binds to cluster-admin.",
      severity: "critical",
      frameworks: [
        cisKubernetes("5.1.8", "Few or no roles allow bind, impersonate and escalate."),
        cisEks("4.1.8", "Few or no roles allow bind, impersonate and escalate."),
        kubescape("C-0191", "Few or no roles allow bind, impersonate and escalate."),
        checkov("CKV_K8S_157", "No roles that allow to bind."),
        checkov("CKV_K8S_158", "No roles that allow to escalate."),
        hardeningGuide("Role-based access control", "Roles give the least that is needed."),
      ],
      remediation:
        "remove the verbs escalate and bind; an operator that must hand out roles needs only those rights itself that it hands out",
    },
    [
      { apiGroup: "rbac.authorization.k8s.io", resource: "roles", verbs: ["escalate", "bind"] },
      { apiGroup: "rbac.authorization.k8s.io", resource: "clusterroles", verbs: ["escalate", "bind"] },
    ],
  ),
);
