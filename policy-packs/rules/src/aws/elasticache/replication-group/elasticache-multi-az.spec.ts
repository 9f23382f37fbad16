// Proves that a replication group which stays in one zone, or does not fail over, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheMultiAz } from "./elasticache-multi-az.ts";

proveResourceRule(elasticacheMultiAz, {
  passes: [["multiAzEnabled", "true"]],
  refuses: [
    ["multiAzEnabled", false, ["multiAzEnabled: must be true (is false)"]],
    ["automaticFailoverEnabled", undefined, ["automaticFailoverEnabled: must be true (is not set)"]],
  ],
});
