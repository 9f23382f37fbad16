// Proves that imageScanningConfiguration.scanOnPush which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { ecrScanOnPush } from "./ecr-scan-on-push.ts";

proveResourceRule(ecrScanOnPush, {
  passes: [["imageScanningConfiguration.scanOnPush", "true"]],
  refuses: [
    [
      "imageScanningConfiguration.scanOnPush",
      false,
      ["imageScanningConfiguration.scanOnPush: must be true (is false)"],
    ],
    [
      "imageScanningConfiguration.scanOnPush",
      "false",
      ['imageScanningConfiguration.scanOnPush: must be true (is "false")'],
    ],
    [
      "imageScanningConfiguration.scanOnPush",
      undefined,
      ["imageScanningConfiguration.scanOnPush: must be true (is not set)"],
    ],
  ],
});
