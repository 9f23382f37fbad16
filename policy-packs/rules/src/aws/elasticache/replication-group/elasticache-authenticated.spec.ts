// Proves that a replication group which asks nobody who is calling is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { elasticacheAuthenticated } from "./elasticache-authenticated.ts";

proveResourceRule(elasticacheAuthenticated, {
  passes: [["", { authToken: "[secret]" }]],
  refuses: [
    ["userGroupIds", [], ["userGroupIds: must name user groups, or authToken be set (is [])"]],
    ["", { authToken: "" }, ["userGroupIds: must name user groups, or authToken be set (is not set)"]],
  ],
});
