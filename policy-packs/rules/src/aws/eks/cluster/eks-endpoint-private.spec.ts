// Proves that an endpoint which is public, or not private, is a violation, whether said or left to EKS.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksEndpointPrivate } from "./eks-endpoint-private.ts";

proveResourceRule(eksEndpointPrivate, {
  passes: [["vpcConfig.endpointPublicAccess", "false"]],
  refuses: [
    ["vpcConfig.endpointPublicAccess", true, ["vpcConfig.endpointPublicAccess: must be false (is true)"]],
    [
      "vpcConfig.endpointPublicAccess",
      undefined,
      ["vpcConfig.endpointPublicAccess: must be false (is not set)"],
    ],
    ["vpcConfig.endpointPrivateAccess", false, ["vpcConfig.endpointPrivateAccess: must be true (is false)"]],
  ],
});
