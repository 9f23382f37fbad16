/** No role lets its holders make tokens of service accounts that it does not name. */
import { defineObjectRule } from "../../rule.ts";
import { cisKubernetes, kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoTokenCreation = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-token-creation",
      title: "Roles do not allow to create tokens of all service accounts",
      description:
        "A token that was made for an account outlives the pod and the session of its maker, and has all that the account may do.",
      severity: "high",
      frameworks: [
        cisKubernetes("5.1.13", "Few may create tokens of service accounts."),
        kubescape("C-0282", "Few may create tokens of service accounts."),
      ],
      remediation: "name the service accounts in resourceNames, or remove serviceaccounts/token",
    },
    [{ apiGroup: "", resource: "serviceaccounts/token", verbs: ["create"] }],
    { unlessNamed: true },
  ),
);
