/** Application load balancers drop headers that no standard allows. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { mustBeOn } from "../../values.ts";
import { kindOf, LOAD_BALANCERS } from "./load-balancers.ts";

export const loadBalancerDropInvalidHeaders = defineResourceRule({
  id: "load-balancer-drop-invalid-headers",
  title: "Load balancers drop invalid headers",
  description:
    "A header that load balancer and workload read differently lets one request hide inside another.",
  severity: "medium",
  frameworks: [
    fsbp("ELB.4", "Application load balancers drop invalid headers."),
    checkov("CKV_AWS_131", "Application load balancers drop invalid headers."),
  ],
  remediation: "set dropInvalidHeaderFields to true",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
  types: LOAD_BALANCERS,
  examples: {
    good: { loadBalancerType: "application", dropInvalidHeaderFields: true },
    bad: { loadBalancerType: "application" },
  },
  judge: ({ inputs }: JudgedResource) =>
    kindOf(inputs) === "application" ? mustBeOn(inputs, "dropInvalidHeaderFields") : [],
});
