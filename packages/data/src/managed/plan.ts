/** What follows from settings and flows before anything is created. */
import { type FlowMap, securityGroupIngress, type SecurityGroupIngress } from "@drydock/core/flows";

/** Callers of the services of identity are declared by the security layer, under a name of their own. */
const IDENTITY_DATABASE = "identity-database";

/**
 * Rules of the managed service: of flows to it and, for PostgreSQL, of flows to the database of identity, which is the
 * same instance. A port that both name is one rule, because EC2 refuses a rule that is there already.
 */
export function ingressOf(flows: FlowMap, service: string): SecurityGroupIngress[] {
  const names = [service, ...(service === "postgresql" ? [IDENTITY_DATABASE] : [])];
  const rules = new Map<string, SecurityGroupIngress>();
  for (const name of names.filter((one) => flows.peers[one]?.kind === "managed")) {
    for (const rule of securityGroupIngress(flows, name)) {
      const key = `${rule.protocol}/${rule.port}`;
      const known = rules.get(key);
      rules.set(key, known ? { ...known, description: joined(known.description, rule.description) } : rule);
    }
  }
  return [...rules.values()];
}

const DESCRIPTION_LENGTH = 255;

function joined(first: string, second: string): string {
  return `${first}, ${second.replace(/^from /, "")}`.slice(0, DESCRIPTION_LENGTH);
}

/** Family of a parameter group: postgres17 of 17.6. */
export function postgresqlFamily(engineVersion: string): string {
  return `postgres${engineVersion.split(".")[0] ?? ""}`;
}

export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly applyMethod: "immediate" | "pending-reboot";
}

/**
 * TLS only, and a log of who connects, of changes of structure, of what takes over a second, and of waits for locks.
 * Security Hub RDS.38: https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html
 */
export const POSTGRESQL_PARAMETERS: readonly Parameter[] = [
  { name: "rds.force_ssl", value: "1", applyMethod: "immediate" },
  { name: "log_connections", value: "1", applyMethod: "immediate" },
  { name: "log_disconnections", value: "1", applyMethod: "immediate" },
  { name: "log_statement", value: "ddl", applyMethod: "immediate" },
  { name: "log_min_duration_statement", value: "1000", applyMethod: "immediate" },
  { name: "log_lock_waits", value: "1", applyMethod: "immediate" },
];

/** Snapshots of deleted databases keep a name that is not taken by the next one's: the instance's own id is in it. */
export function finalSnapshotName(instance: string): string {
  return `${instance}-final`;
}
