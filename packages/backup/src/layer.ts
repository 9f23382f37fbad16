/** Declaration of the backup layer. */
import { backupContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { Backup } from "./backup.ts";
import { SLICES, UPSTREAM } from "./context.ts";

export const backup = defineLayer({
  contract: backupContract,
  upstream: UPSTREAM,
  slices: SLICES,
  build: (context) => new Backup("backup", context, { providers: [context.awsProvider] }).outputs,
});
