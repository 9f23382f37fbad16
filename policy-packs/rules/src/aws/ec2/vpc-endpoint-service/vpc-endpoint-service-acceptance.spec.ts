// Proves that an endpoint service which accepts by itself is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { vpcEndpointServiceAcceptance } from "./vpc-endpoint-service-acceptance.ts";

proveResourceRule(vpcEndpointServiceAcceptance, {
  passes: [["acceptanceRequired", "true"]],
  refuses: [
    ["acceptanceRequired", false, ["acceptanceRequired: must be true (is false)"]],
    ["acceptanceRequired", undefined, ["acceptanceRequired: must be true (is not set)"]],
  ],
});
