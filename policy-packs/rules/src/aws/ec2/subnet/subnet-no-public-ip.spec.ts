// Proves that a subnet which assigns public addresses by itself is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { subnetNoPublicIp } from "./subnet-no-public-ip.ts";

proveResourceRule(subnetNoPublicIp, {
  passes: [
    ["mapPublicIpOnLaunch", undefined],
    ["mapPublicIpOnLaunch", "false"],
  ],
  refuses: [
    ["mapPublicIpOnLaunch", true, ["mapPublicIpOnLaunch: must be false (is true)"]],
    ["mapPublicIpOnLaunch", "yes", ['mapPublicIpOnLaunch: must be false (is "yes")']],
  ],
});
