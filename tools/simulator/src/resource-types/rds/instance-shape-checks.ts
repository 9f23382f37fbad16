/** Names, versions, storage and monitoring of an instance that RDS refuses. */
import type { Account, Properties } from "../../account/account.ts";
import { flag, number, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { RDS_PARAMETER_GROUP } from "./tokens.ts";

const INVALID = "InvalidParameterValue";
const COMBINATION = "InvalidParameterCombination";

export function nameAndVersionRefusals(inputs: Properties, account: Account): Refusal[] {
  const group = account.find(RDS_PARAMETER_GROUP, "name", inputs["parameterGroupName"]);
  const family = text(group?.outputs, "family");
  const own = `${text(inputs, "engine") ?? ""}${(text(inputs, "engineVersion") ?? "").split(".")[0] ?? ""}`;
  return refusals(
    nameRefusals("rdsInstance", inputs["identifier"], "identifier", INVALID),
    family !== undefined &&
      text(inputs, "engine") === "postgres" &&
      family !== own &&
      refusal(
        COMBINATION,
        "parameterGroupName",
        `the parameters are of ${family}, and the database is ${own}`,
        "use a parameter group of the engine's major version",
      ),
  );
}

const LEAST_GP3_GIB = 20;

export function storageRefusals(inputs: Properties): Refusal[] {
  const allocated = number(inputs, "allocatedStorage");
  const most = number(inputs, "maxAllocatedStorage");
  return refusals(
    allocated !== undefined &&
      allocated < LEAST_GP3_GIB &&
      refusal(
        INVALID,
        "allocatedStorage",
        `${allocated} GiB are too few; gp3 begins at ${LEAST_GP3_GIB}`,
        `use ${LEAST_GP3_GIB} or more`,
      ),
    allocated !== undefined &&
      most !== undefined &&
      most !== 0 &&
      most * 10 < allocated * 11 &&
      refusal(
        COMBINATION,
        "maxAllocatedStorage",
        `${most} GiB are not a tenth above the ${allocated} of allocatedStorage`,
        "raise maxAllocatedStorage, or leave it out",
      ),
    inputs["kmsKeyId"] !== undefined &&
      flag(inputs, "storageEncrypted") !== true &&
      refusal(
        COMBINATION,
        "kmsKeyId",
        "a key is given and storage is not encrypted",
        "set storageEncrypted to true",
      ),
  );
}

const INTERVALS = [0, 1, 5, 10, 15, 30, 60];

export function observationRefusals(inputs: Properties): Refusal[] {
  const interval = number(inputs, "monitoringInterval") ?? 0;
  const role = text(inputs, "monitoringRoleArn");
  const days = number(inputs, "performanceInsightsRetentionPeriod");
  const offered =
    days === undefined || days === 7 || days === 731 || (days % 31 === 0 && days < 731 && days > 0);
  return refusals(
    !INTERVALS.includes(interval) &&
      refusal(
        INVALID,
        "monitoringInterval",
        `${interval} s is not offered`,
        `use one of ${INTERVALS.join(", ")}`,
      ),
    interval > 0 !== (role !== undefined) &&
      refusal(
        COMBINATION,
        "monitoringRoleArn",
        interval > 0
          ? "enhanced monitoring has no role to write with"
          : "a role is given and nothing is monitored",
        "give monitoringInterval and monitoringRoleArn together",
      ),
    !offered &&
      refusal(
        INVALID,
        "performanceInsightsRetentionPeriod",
        `${days} days are not offered`,
        "use 7, a multiple of 31, or 731",
      ),
  );
}
