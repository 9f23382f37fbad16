// Proves that an instance without a standby is a violation, and that a read replica is none.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsMultiAz } from "./rds-multi-az.ts";

proveResourceRule(rdsMultiAz, {
  passes: [
    ["multiAz", "true"],
    ["", { replicateSourceDb: "orders" }],
  ],
  refuses: [
    ["multiAz", false, ["multiAz: must be true (is false)"]],
    ["multiAz", undefined, ["multiAz: must be true (is not set)"]],
  ],
});
