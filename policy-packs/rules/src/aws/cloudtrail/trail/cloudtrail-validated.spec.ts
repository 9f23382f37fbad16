// Proves that enableLogFileValidation which is off, by word or by default, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { cloudtrailValidated } from "./cloudtrail-validated.ts";

proveResourceRule(cloudtrailValidated, {
  passes: [["enableLogFileValidation", "true"]],
  refuses: [
    ["enableLogFileValidation", false, ["enableLogFileValidation: must be true (is false)"]],
    ["enableLogFileValidation", "false", ['enableLogFileValidation: must be true (is "false")']],
    ["enableLogFileValidation", undefined, ["enableLogFileValidation: must be true (is not set)"]],
  ],
});
