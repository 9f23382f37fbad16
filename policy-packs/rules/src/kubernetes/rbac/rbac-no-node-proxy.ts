/** No role lets its holders reach the kubelet's own API. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisKubernetes, kubescape, trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoNodeProxy = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-node-proxy",
      title: "Roles do not allow nodes/proxy",
      description:
        "The kubelet runs commands in every container of its node for whoever may use nodes/proxy. Neither admission nor the audit log of the cluster sees it.",
      severity: "critical",
      frameworks: [
        cisKubernetes("5.1.10", "Few may use the proxy of nodes."),
        kubescape("C-0279", "Few may use the proxy of nodes."),
        checkov("CKV2_K8S_2", "No service account may create nodes/proxy."),
        trivy("KSV-0047", "No escalation through the proxy of nodes."),
      ],
      remediation: "remove nodes/proxy; to read metrics allow nodes/metrics and nodes/stats",
    },
    [{ apiGroup: "", resource: "nodes/proxy", verbs: ["create", "get", "update", "patch", "delete"] }],
  ),
);
