/** Access to a cluster is granted by access entries only. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { unless, valueAt } from "../../values.ts";

export const eksAuthenticationModeApi = defineResourceRule({
  id: "eks-authentication-mode-api",
  title: "Authentication mode is API",
  description:
    "The aws-auth ConfigMap can be edited by whoever may edit ConfigMaps, is not in CloudTrail, and one typing error locks everybody out.",
  severity: "medium",
  frameworks: [],
  remediation:
    "set accessConfig.authenticationMode to API; write access entries for who is still in aws-auth first",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html",
  types: [EKS_CLUSTER],
  examples: {
    good: { accessConfig: { authenticationMode: "API" } },
    bad: { accessConfig: { authenticationMode: "CONFIG_MAP" } },
  },
  judge: ({ inputs }: JudgedResource) => {
    const mode = valueAt(inputs, "accessConfig.authenticationMode");
    return unless(mode === "API", "accessConfig.authenticationMode", mode, "must be API");
  },
});
