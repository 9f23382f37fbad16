// Proves that a password which the program sets is a violation, and that the finding does not repeat it.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsPasswordManaged } from "./rds-password-managed.ts";

proveResourceRule(rdsPasswordManaged, {
  passes: [
    ["manageMasterUserPassword", "true"],
    ["", { replicateSourceDb: "orders" }],
  ],
  refuses: [
    [
      "password",
      "hunter2",
      ["password: must be left to Secrets Manager, with manageMasterUserPassword (is set)"],
    ],
    ["manageMasterUserPassword", undefined, ["manageMasterUserPassword: must be true (is not set)"]],
    [
      "",
      { masterPassword: "hunter2" },
      ["masterPassword: must be left to Secrets Manager, with manageMasterUserPassword (is set)"],
    ],
  ],
});
