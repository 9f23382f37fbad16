/** Databases that follow another one. */
import type { Inputs } from "../../rule.ts";
import { textOf } from "../values.ts";

/** Replicas take encryption and backups from their source, and need no standby of their own. */
export const isReplica = (inputs: Inputs): boolean =>
  ["replicateSourceDb", "replicationSourceIdentifier"].some((key) => textOf(inputs[key]) !== undefined);
