/** No role lets its holders run commands in pods that are there already. */
import { defineObjectRule } from "../../rule.ts";
import { checkov, kubescape, trivy } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoPodExec = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-pod-exec",
      title: "Roles do not allow exec and attach",
      description:
        "A command in a running container has its identity: its service account, its cloud role, its secrets. What was run appears in no manifest and in no image.",
      severity: "high",
      frameworks: [
        kubescape("C-0002", "Few may run commands in containers."),
        checkov("CKV2_K8S_2", "No service account may create pods/exec."),
        trivy("KSV-0053", "No roles that allow exec into pods."),
        trivy("KSV-0054", "No roles that allow to attach to pods."),
      ],
      remediation:
        "remove pods/exec, pods/attach and pods/ephemeralcontainers; give people this for the length of an incident, by a role of its own",
    },
    [
      { apiGroup: "", resource: "pods/exec", verbs: ["create", "get"] },
      { apiGroup: "", resource: "pods/attach", verbs: ["create", "get"] },
      { apiGroup: "", resource: "pods/ephemeralcontainers", verbs: ["update", "patch"] },
    ],
  ),
);
