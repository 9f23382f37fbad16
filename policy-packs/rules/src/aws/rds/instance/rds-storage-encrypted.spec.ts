// Proves that a database without encryption is a violation, and that a replica may take its source's.

import { proveResourceRule } from "../../testing/prove.ts";
import { rdsStorageEncrypted } from "./rds-storage-encrypted.ts";

proveResourceRule(rdsStorageEncrypted, {
  passes: [
    ["storageEncrypted", "true"],
    ["", { replicateSourceDb: "orders" }],
  ],
  refuses: [
    ["storageEncrypted", false, ["storageEncrypted: must be true (is false)"]],
    ["storageEncrypted", undefined, ["storageEncrypted: must be true (is not set)"]],
    [
      "",
      { replicateSourceDb: "orders", storageEncrypted: false },
      ["storageEncrypted: must be true (is false)"],
    ],
  ],
});
