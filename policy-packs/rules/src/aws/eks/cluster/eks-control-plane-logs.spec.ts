// Proves that a cluster which leaves any of the five log types off is a violation that names it.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksControlPlaneLogs } from "./eks-control-plane-logs.ts";

proveResourceRule(eksControlPlaneLogs, {
  passes: [["enabledClusterLogTypes", ["scheduler", "controllerManager", "authenticator", "audit", "api"]]],
  refuses: [
    [
      "enabledClusterLogTypes",
      ["api", "authenticator", "controllerManager", "scheduler"],
      [
        `enabledClusterLogTypes: must hold audit too (is ["api","authenticator","controllerManager","scheduler"])`,
      ],
    ],
    [
      "enabledClusterLogTypes",
      undefined,
      [
        "enabledClusterLogTypes: must hold api, audit, authenticator, controllerManager, scheduler too (is not set)",
      ],
    ],
  ],
});
