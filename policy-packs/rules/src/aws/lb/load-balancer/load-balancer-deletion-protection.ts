/** A load balancer is not deleted by one call. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { mustBeOn } from "../../values.ts";
import { LOAD_BALANCERS } from "./load-balancers.ts";

export const loadBalancerDeletionProtection = defineResourceRule({
  id: "load-balancer-deletion-protection",
  title: "Load balancers are protected from deletion",
  description:
    "A deleted load balancer takes its name with it: clients find the new one only when DNS has followed.",
  severity: "low",
  frameworks: [
    fsbp("ELB.6", "Load balancers are protected from deletion."),
    checkov("CKV_AWS_150", "Load balancers are protected from deletion."),
  ],
  remediation: "set enableDeletionProtection to true",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  types: LOAD_BALANCERS,
  examples: {
    good: { enableDeletionProtection: true },
    bad: { enableDeletionProtection: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "enableDeletionProtection"),
});
