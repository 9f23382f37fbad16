// Proves that isMultiRegionTrail which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { cloudtrailMultiRegion } from "./cloudtrail-multi-region.ts";

proveResourceRule(cloudtrailMultiRegion, {
  passes: [["isMultiRegionTrail", "true"]],
  refuses: [
    ["isMultiRegionTrail", false, ["isMultiRegionTrail: must be true (is false)"]],
    ["isMultiRegionTrail", "false", ['isMultiRegionTrail: must be true (is "false")']],
    ["isMultiRegionTrail", undefined, ["isMultiRegionTrail: must be true (is not set)"]],
  ],
});
