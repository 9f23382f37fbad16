// Proves that a node group which leaves its template to EKS, or follows one that changes beside the program, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { nodeGroupLaunchTemplate } from "./node-group-launch-template.ts";

proveResourceRule(nodeGroupLaunchTemplate, {
  passes: [["launchTemplate", { name: "nodes", version: 3 }]],
  refuses: [
    ["launchTemplate", undefined, ["launchTemplate: must name a launch template (is not set)"]],
    ["launchTemplate.version", "$Latest", ['launchTemplate.version: must be a number (is "$Latest")']],
    ["launchTemplate.id", "", ['launchTemplate: must name a launch template (is {"version":"3","id":""})']],
  ],
});
