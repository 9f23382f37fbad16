/** What RDS refuses of a read replica. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html */
import type { Account, Properties } from "../../account/account.ts";
import { flag, number, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { RDS_INSTANCE } from "./tokens.ts";

const COMBINATION = "InvalidParameterCombination";
/** A replica has them of its source. */
const OF_THE_SOURCE = ["dbName", "username", "password", "passwordWo", "manageMasterUserPassword"];

export function replicaRefusals(inputs: Properties, account: Account, region: string): Refusal[] {
  const source = text(inputs, "replicateSourceDb");
  if (source === undefined) return [];
  const given = OF_THE_SOURCE.filter((key) => inputs[key] !== undefined);
  return refusals(
    given.map((key) =>
      refusal(COMBINATION, key, "a replica has it of its source", `leave ${key} out until it is promoted`),
    ),
    text(inputs, "finalSnapshotIdentifier") !== undefined &&
      refusal(
        COMBINATION,
        "finalSnapshotIdentifier",
        "no last snapshot is taken of a replica, so it could never be deleted",
        "set skipFinalSnapshot to true instead",
      ),
    keyRefusals(inputs, source, region),
    sourceRefusals(source, account),
  );
}

function keyRefusals(inputs: Properties, source: string, region: string): Refusal[] {
  const home = source.startsWith("arn:") ? source.split(":")[3] : region;
  const key = text(inputs, "kmsKeyId");
  const place = key?.startsWith("arn:") ? key.split(":")[3] : undefined;
  return refusals(
    home !== region &&
      flag(inputs, "storageEncrypted") === true &&
      key === undefined &&
      refusal(
        "InvalidParameterValue",
        "kmsKeyId",
        `the source is encrypted with a key of ${home}, which is not in ${region}`,
        "name a key of this region",
      ),
    place !== undefined &&
      place !== region &&
      refusal(
        "KMSKeyNotAccessibleFault",
        "kmsKeyId",
        `the key is of ${place}, and the replica is in ${region}`,
        "name a key of this region",
      ),
  );
}

/** A source of another plan is not seen here. */
function sourceRefusals(source: string, account: Account): Refusal[] {
  const found = account.find(RDS_INSTANCE, "arn", source) ?? account.find(RDS_INSTANCE, "identifier", source);
  if (!found) return [];
  return refusals(
    flag(found.inputs, "manageMasterUserPassword") === true &&
      refusal(
        "InvalidParameterValue",
        "replicateSourceDb",
        "RDS manages the password of the source, and makes no replicas of such an instance",
        "give the source a password of its own",
      ),
    (number(found.inputs, "backupRetentionPeriod") ?? 0) === 0 &&
      refusal(
        "InvalidDBInstanceState",
        "replicateSourceDb",
        "the source makes no backups",
        "set backupRetentionPeriod of the source",
      ),
  );
}
