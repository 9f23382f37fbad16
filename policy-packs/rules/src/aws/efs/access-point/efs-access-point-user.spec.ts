// Proves that an access point which believes its clients, or makes them root, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { efsAccessPointUser } from "./efs-access-point-user.ts";

proveResourceRule(efsAccessPointUser, {
  passes: [["posixUser.uid", "1000"]],
  refuses: [
    ["posixUser.uid", 0, ["posixUser.uid: must be at least 1 (is 0)"]],
    [
      "posixUser",
      undefined,
      ["posixUser.uid: must be at least 1 (is not set)", "posixUser.gid: must be at least 1 (is not set)"],
    ],
  ],
});
