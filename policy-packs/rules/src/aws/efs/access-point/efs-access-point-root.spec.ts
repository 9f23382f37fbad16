// Proves that an access point to the whole file system is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { efsAccessPointRoot } from "./efs-access-point-root.ts";

proveResourceRule(efsAccessPointRoot, {
  refuses: [
    ["rootDirectory.path", "/", ['rootDirectory.path: must be a directory below / (is "/")']],
    ["rootDirectory", undefined, ["rootDirectory.path: must be a directory below / (is not set)"]],
  ],
});
