/** The control plane writes all five of its logs. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks, fsbp } from "../../frameworks.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { textsOf, unless } from "../../values.ts";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

export const eksControlPlaneLogs = defineResourceRule({
  id: "eks-control-plane-logs",
  title: "All control plane log types are on",
  description:
    "Who asked the API for what, who was let in and what the controllers decided can only be found out later when it was logged at the time.",
  severity: "medium",
  frameworks: [
    fsbp("EKS.8", "Audit logs of the control plane are on."),
    cisEks("2.1.1", "Audit logs are on."),
    checkov("CKV_AWS_37", "Every type of control plane log is on."),
  ],
  remediation: "set enabledClusterLogTypes to api, audit, authenticator, controllerManager and scheduler",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
  types: [EKS_CLUSTER],
  examples: {
    good: { enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"] },
    bad: { enabledClusterLogTypes: ["api", "audit"] },
  },
  judge: ({ inputs }: JudgedResource) => {
    const on = inputs["enabledClusterLogTypes"];
    const missing = LOG_TYPES.filter((type) => !textsOf(on).includes(type));
    return unless(missing.length === 0, "enabledClusterLogTypes", on, `must hold ${missing.join(", ")} too`);
  },
});
