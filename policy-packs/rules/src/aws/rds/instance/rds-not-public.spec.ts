// Proves that a database with a public address is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsNotPublic } from "./rds-not-public.ts";

proveResourceRule(rdsNotPublic, {
  passes: [
    ["publiclyAccessible", undefined],
    ["publiclyAccessible", "false"],
  ],
  refuses: [
    ["publiclyAccessible", true, ["publiclyAccessible: must be false (is true)"]],
    ["publiclyAccessible", "true", ['publiclyAccessible: must be false (is "true")']],
  ],
});
