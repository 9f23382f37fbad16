/** Load balancers log who called. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { mustBeOn, mustName } from "../../values.ts";
import { kindOf, LOAD_BALANCERS } from "./load-balancers.ts";

export const loadBalancerAccessLogs = defineResourceRule({
  id: "load-balancer-access-logs",
  title: "Load balancers write access logs",
  description: "Access logs are the only record of requests that never reached a workload.",
  severity: "medium",
  frameworks: [
    fsbp("ELB.5", "Load balancers log their requests."),
    checkov("CKV_AWS_91", "Load balancers write access logs."),
  ],
  remediation: "set accessLogs.bucket, and accessLogs.enabled to true",
  url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
  types: LOAD_BALANCERS,
  examples: {
    good: { accessLogs: { bucket: "logs", enabled: true } },
    bad: { accessLogs: { bucket: "logs", enabled: false } },
  },
  judge: ({ inputs }: JudgedResource) =>
    kindOf(inputs) === "gateway"
      ? []
      : [...mustBeOn(inputs, "accessLogs.enabled"), ...mustName(inputs, "accessLogs.bucket", "a bucket")],
});
