/** Databases refuse connections without TLS. */
import { objectsAt, shown } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { fsbp } from "../../frameworks.ts";
import { RDS_CLUSTER_PARAMETER_GROUP, RDS_PARAMETER_GROUP } from "../../types.ts";
import { textOf, unless } from "../../values.ts";

/** 1, "1" or "ON", as a message shows it. */
const ON = /^"?(1|on|true)"?$/i;

/** Parameter that makes the servers of a family refuse plain connections. */
function parameterOf(family: string): string | undefined {
  if (/postgres/.test(family)) return "rds.force_ssl";
  return /mysql|mariadb/.test(family) ? "require_secure_transport" : undefined;
}

/** PostgreSQL on RDS refuses plain connections by default since 15, Aurora's since 17, and MariaDB's since 11.8. */
function onByDefault(family: string): boolean {
  const [, engine = "", version = "0"] = /^([a-z-]+)([\d.]+)/.exec(family) ?? [];
  const since: Readonly<Record<string, number>> = { postgres: 15, "aurora-postgresql": 17, mariadb: 11.8 };
  return Number(version) >= (since[engine] ?? Infinity);
}

export const rdsTlsRequired = defineResourceRule({
  id: "rds-tls-required",
  title: "RDS requires TLS",
  description:
    "A client that is not told to use TLS sends its password and its rows readable over the network; only the server can refuse that.",
  severity: "high",
  frameworks: [
    fsbp("RDS.38", "PostgreSQL connections are encrypted in transit."),
    fsbp("RDS.39", "MySQL connections are encrypted in transit."),
  ],
  remediation:
    "set rds.force_ssl (PostgreSQL) or require_secure_transport (MySQL, MariaDB) to 1 in the parameter group",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
  types: [RDS_PARAMETER_GROUP, RDS_CLUSTER_PARAMETER_GROUP],
  examples: {
    good: { family: "postgres17", parameters: [{ name: "rds.force_ssl", value: "1" }] },
    bad: { family: "mysql8.4", parameters: [{ name: "require_secure_transport", value: "OFF" }] },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const family = textOf(inputs["family"]) ?? "";
  const name = parameterOf(family);
  if (name === undefined) return [];
  const value = objectsAt(inputs, "parameters").find((parameter) => parameter["name"] === name)?.["value"];
  const on = value === undefined ? onByDefault(family) : ON.test(shown(value));
  return unless(on, "parameters", value, `${name} must be 1`);
}
