// Proves that an application load balancer which passes invalid headers on is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { loadBalancerDropInvalidHeaders } from "./load-balancer-drop-invalid-headers.ts";

proveResourceRule(loadBalancerDropInvalidHeaders, {
  passes: [
    ["dropInvalidHeaderFields", "true"],
    ["", { loadBalancerType: "network" }],
  ],
  refuses: [
    ["dropInvalidHeaderFields", false, ["dropInvalidHeaderFields: must be true (is false)"]],
    ["", {}, ["dropInvalidHeaderFields: must be true (is not set)"]],
  ],
});
