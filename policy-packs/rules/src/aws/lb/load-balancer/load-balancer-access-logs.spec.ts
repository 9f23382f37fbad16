// Proves that a load balancer without access logs is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { loadBalancerAccessLogs } from "./load-balancer-access-logs.ts";

proveResourceRule(loadBalancerAccessLogs, {
  passes: [
    ["accessLogs.enabled", "true"],
    ["", { loadBalancerType: "gateway" }],
  ],
  refuses: [
    ["accessLogs.enabled", "false", ['accessLogs.enabled: must be true (is "false")']],
    ["accessLogs.bucket", "", ['accessLogs.bucket: must name a bucket (is "")']],
    [
      "accessLogs",
      undefined,
      ["accessLogs.enabled: must be true (is not set)", "accessLogs.bucket: must name a bucket (is not set)"],
    ],
  ],
});
