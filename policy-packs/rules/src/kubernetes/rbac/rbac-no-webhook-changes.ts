/** No role lets its holders change admission webhooks that it does not name. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, cisKubernetes, kubescape, trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoWebhookChanges = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-webhook-changes",
      title: "Roles do not allow to change all admission webhooks",
      description:
        "A webhook reads every object on its way to the API, secrets included, and changes it. Who can write one sees and alters what everybody else deploys; who can remove one switches the policies off.",
      severity: "high",
      frameworks: [
        cisKubernetes("5.1.12", "Few may change webhook configurations."),
        kubescape("C-0281", "Few may change webhook configurations."),
        checkov("CKV_K8S_155", "No cluster roles that control webhook configurations."),
        trivy("KSV-0114", "No roles that manage webhook configurations."),
      ],
      remediation: "name the webhook configurations in resourceNames, and do not allow to create any",
    },
    [
      {
        apiGroup: "admissionregistration.k8s.io",
        resource: "validatingwebhookconfigurations",
        verbs: ["create", "update", "patch", "delete"],
      },
      {
        apiGroup: "admissionregistration.k8s.io",
        resource: "mutatingwebhookconfigurations",
        verbs: ["create", "update", "patch", "delete"],
      },
    ],
    { unlessNamed: true },
  ),
);
