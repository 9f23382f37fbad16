// Proves that a cluster which still listens to the aws-auth ConfigMap is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksAuthenticationModeApi } from "./eks-authentication-mode-api.ts";

proveResourceRule(eksAuthenticationModeApi, {
  refuses: [
    [
      "accessConfig.authenticationMode",
      "API_AND_CONFIG_MAP",
      ['accessConfig.authenticationMode: must be API (is "API_AND_CONFIG_MAP")'],
    ],
    ["accessConfig", undefined, ["accessConfig.authenticationMode: must be API (is not set)"]],
  ],
});
