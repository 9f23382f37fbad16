/** No role lets its holders start pods directly. */
import { defineObjectRule } from "../../rule.ts";
import { cisEks, cisKubernetes, kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoPodCreation = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-pod-creation",
      title: "Roles do not allow to create pods",
      description:
        "A new pod can run as any service account of its namespace and mount any of its secrets: to create pods is to have all rights of the namespace.",
      severity: "medium",
      frameworks: [
        cisKubernetes("5.1.4", "Few may create pods."),
        cisEks("4.1.4", "Few may create pods."),
        kubescape("C-0188", "Few may create pods."),
      ],
      remediation:
        "let a controller create the pods; give people and pipelines Deployments in namespaces whose secrets are theirs",
    },
    [{ apiGroup: "", resource: "pods", verbs: ["create"] }],
  ),
);
