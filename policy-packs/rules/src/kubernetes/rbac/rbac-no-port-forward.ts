/** No role lets its holders tunnel into pods past network policies. */
import { defineObjectRule } from "../../rule.ts";
import { kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoPortForward = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-port-forward",
      title: "Roles do not allow port forwarding",
      description:
        "A forwarded port reaches the pod from its own loopback, where network policies and the mesh do not look, and where many services ask for no password.",
      severity: "medium",
      frameworks: [kubescape("C-0063", "Few may forward ports of pods.")],
      remediation: "remove pods/portforward and services/proxy, pods/proxy; publish what must be reached",
    },
    [
      { apiGroup: "", resource: "pods/portforward", verbs: ["create", "get"] },
      { apiGroup: "", resource: "pods/proxy", verbs: ["create", "get"] },
      { apiGroup: "", resource: "services/proxy", verbs: ["create", "get"] },
    ],
  ),
);
