/** Passwords, backups and windows of an instance that RDS refuses. */
import type { Properties } from "../../account/account.ts";
import { flag, number, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";

const INVALID = "InvalidParameterValue";
const COMBINATION = "InvalidParameterCombination";
/** Names that the engine or RDS keeps for itself. */
const RESERVED_USERS = ["postgres_admin", "rdsadmin", "rds_superuser", "admin", "user"];

export function passwordRefusals(inputs: Properties): Refusal[] {
  const given = inputs["password"] !== undefined || inputs["passwordWo"] !== undefined;
  const managed = flag(inputs, "manageMasterUserPassword") === true;
  const user = text(inputs, "username");
  const copied = ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime"].some(
    (key) => inputs[key] !== undefined,
  );
  return refusals(
    given &&
      managed &&
      refusal(
        COMBINATION,
        "password",
        "Secrets Manager makes the password, and another one is given",
        "leave the password out",
      ),
    !given &&
      !managed &&
      !copied &&
      refusal(
        "MissingParameter",
        "manageMasterUserPassword",
        "the master user has no password",
        "set manageMasterUserPassword to true",
      ),
    text(inputs, "engine") === "postgres" &&
      user !== undefined &&
      RESERVED_USERS.includes(user) &&
      refusal(INVALID, "username", `${user} is a reserved word of the engine`, "choose another name"),
  );
}

const MOST_BACKUP_DAYS = 35;

export function backupRefusals(inputs: Properties): Refusal[] {
  const days = number(inputs, "backupRetentionPeriod") ?? 0;
  return refusals(
    (days < 0 || days > MOST_BACKUP_DAYS) &&
      refusal(
        INVALID,
        "backupRetentionPeriod",
        `${days} days are not between 0 and ${MOST_BACKUP_DAYS}`,
        `use ${MOST_BACKUP_DAYS} or fewer, and AWS Backup for more`,
      ),
    flag(inputs, "skipFinalSnapshot") !== true &&
      text(inputs, "finalSnapshotIdentifier") === undefined &&
      refusal(
        COMBINATION,
        "finalSnapshotIdentifier",
        "the last snapshot has no name, so the instance could never be deleted",
        "name it, or set skipFinalSnapshot to true",
      ),
  );
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const DAY = 24 * 60;
const LEAST_WINDOW = 30;

/** Both windows are half an hour at least, and the daily one is clear of the weekly one. */
export function windowRefusals(inputs: Properties): Refusal[] {
  const backup = dailyWindow(text(inputs, "backupWindow"));
  const maintenance = weeklyWindow(text(inputs, "maintenanceWindow"));
  const overlap =
    backup !== undefined &&
    maintenance !== undefined &&
    DAYS.some((_, day) => overlaps([day * DAY + backup[0], day * DAY + backup[1]], maintenance));
  return refusals(
    ...Object.entries({ backupWindow: backup, maintenanceWindow: maintenance }).map(
      ([property, window]) =>
        window !== undefined &&
        window[1] - window[0] < LEAST_WINDOW &&
        refusal(INVALID, property, `the window is shorter than ${LEAST_WINDOW} minutes`, "lengthen it"),
    ),
    overlap &&
      refusal(
        COMBINATION,
        "maintenanceWindow",
        "the backup window and the maintenance window overlap",
        "move one of them",
      ),
  );
}

/** Minutes, the end after the beginning; a window past midnight ends in the next day. */
type Window = readonly [number, number];

function dailyWindow(given: string | undefined): Window | undefined {
  const parts = given?.split("-").map(minutes);
  return parts && after(parts[0] ?? 0, parts[1] ?? 0, DAY);
}

function weeklyWindow(given: string | undefined): Window | undefined {
  const parts = given
    ?.toLowerCase()
    .split("-")
    .map((part) => DAYS.indexOf(part.slice(0, 3)) * DAY + minutes(part.slice(4)));
  return parts && after(parts[0] ?? 0, parts[1] ?? 0, DAYS.length * DAY);
}

function after(start: number, end: number, cycle: number): Window {
  return [start, end > start ? end : end + cycle];
}

function minutes(time: string): number {
  const [hour = "0", minute = "0"] = time.split(":");
  return Number(hour) * 60 + Number(minute);
}

function overlaps([a, b]: Window, [c, d]: Window): boolean {
  return a < d && c < b;
}
