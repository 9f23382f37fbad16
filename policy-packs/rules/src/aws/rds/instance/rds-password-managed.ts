/** The master password is made and rotated by Secrets Manager. */
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { RDS_CLUSTER, RDS_INSTANCE } from "../../types.ts";
import { mustBeOn, textOf } from "../../values.ts";

const PASSWORDS = ["password", "passwordWo", "masterPassword", "masterPasswordWo"];
/** These take the credentials of what they are made from. */
const SOURCES = [
  "replicateSourceDb",
  "replicationSourceIdentifier",
  "snapshotIdentifier",
  "globalClusterIdentifier",
];

export const rdsPasswordManaged = defineResourceRule({
  id: "rds-password-managed",
  title: "RDS master passwords are managed",
  description:
    "A password in a program is in its state, in its history and in the memory of whoever wrote it, and is hardly ever changed.",
  severity: "high",
  frameworks: [],
  remediation: "set manageMasterUserPassword to true and remove the password",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html",
  types: [RDS_INSTANCE, RDS_CLUSTER],
  examples: {
    good: { engine: "postgres", username: "platform", manageMasterUserPassword: true },
    bad: { engine: "postgres", username: "platform", password: "set-by-hand" },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  // The value is never shown: a report travels further than the state that holds it.
  const set = PASSWORDS.filter((path) => inputs[path] !== undefined && inputs[path] !== null);
  if (set.length > 0)
    return set.map((path) => ({
      path,
      message: "must be left to Secrets Manager, with manageMasterUserPassword (is set)",
    }));
  if (SOURCES.some((source) => textOf(inputs[source]) !== undefined)) return [];
  return mustBeOn(inputs, "manageMasterUserPassword");
}
