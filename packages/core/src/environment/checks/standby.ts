/** OPS-01: an environment and its standby name each other, are told of lag, and follow the same data. */
import { databaseArn } from "../../naming/standby.ts";
import { cidrsOverlap } from "../../cidr.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const at = (...keys: string[]): string[] => ["aws", ...keys];

/** A standby that nobody names, or that names somebody else, is a cluster that nobody would promote. */
export const standbyNamesPrimary: Check = {
  reads: ["environment", "aws.region", "aws.standby", "aws.standbyOf"],
  find: ({ environment, aws: { region, standby, standbyOf } }, { siblings }): Finding[] => {
    const there = standby && siblings[standby.environment];
    const primary = standbyOf && siblings[standbyOf.environment];
    return [
      ...(standby && there && there.standbyOf !== environment
        ? [
            {
              path: at("standby", "environment"),
              given: standby.environment,
              message: `must be an environment whose aws.standbyOf is ${environment} (${standby.environment} has ${there.standbyOf ?? "none"})`,
              change: `write aws.standbyOf.environment: ${environment} in ${standby.environment}.yaml`,
            },
          ]
        : []),
      ...(standbyOf && primary?.standby !== environment
        ? [
            {
              path: at("standbyOf", "environment"),
              given: standbyOf.environment,
              message: primary
                ? `must be an environment whose aws.standby is ${environment} (${standbyOf.environment} has ${primary.standby ?? "none"})`
                : `must be an environment with a file (there is no ${standbyOf.environment}.yaml)`,
              change: `write aws.standby.environment: ${environment} in ${standbyOf.environment}.yaml`,
            },
          ]
        : []),
      ...(standbyOf?.region === region
        ? [
            {
              path: at("standbyOf", "region"),
              given: standbyOf.region,
              message: `must differ from aws.region, or both are lost together (both are ${region})`,
              change: "move the standby to another region",
            },
          ]
        : []),
      ...(standbyOf && primary?.region !== undefined && primary.region !== standbyOf.region
        ? [
            {
              path: at("standbyOf", "region"),
              given: standbyOf.region,
              allowed: primary.region,
              message: `must be the region of ${standbyOf.environment} (got ${standbyOf.region}, its file says ${primary.region})`,
              change: `write region: ${primary.region}`,
            },
          ]
        : []),
    ];
  },
};

/** RDS follows no instance of another account, and replicas of secrets stay in their account. */
export const standbyInAccount: Check = {
  reads: ["aws"],
  find: ({ aws: { accountId, standbyOf } }, { siblings }): Finding[] => {
    const theirs = standbyOf && siblings[standbyOf.environment]?.accountId;
    return theirs === undefined || theirs === accountId
      ? []
      : [
          {
            path: at("accountId"),
            given: accountId,
            allowed: theirs,
            message: `must be the account of ${standbyOf?.environment ?? ""}: databases and secrets are not followed across accounts (got ${accountId}, it has ${theirs})`,
            change: `write accountId: "${theirs}"`,
          },
        ];
  },
};

/** The two meshes call each other, and addresses that both have can be routed to neither. */
export const standbyRangesApart: Check = {
  reads: ["aws.standbyOf", "network.vpcCidrBlock", "network.podCidrBlock"],
  find: ({ aws: { standbyOf }, network }, { siblings }): Finding[] => {
    const primary = standbyOf && siblings[standbyOf.environment];
    const theirs = [primary?.vpcCidrBlock, primary?.podCidrBlock].filter((block) => block !== undefined);
    return (["vpcCidrBlock", "podCidrBlock"] as const).flatMap((key) => {
      const block = network[key];
      const hit = block && theirs.find((other) => cidrsOverlap(block, other));
      return hit
        ? [
            {
              path: ["network", key],
              given: block,
              message: `must not overlap a range of ${standbyOf?.environment ?? ""} (got ${block}, it has ${hit})`,
              change: "choose a range that neither has",
            },
          ]
        : [];
    });
  },
};

/** Alertmanager is lost with its region: CloudWatch is what tells of the other one. */
export const standbyAlarms: Check = {
  reads: ["aws.standby", "aws.standbyOf", "alarms"],
  find: ({ aws: { standby, standbyOf }, alarms }): Finding[] =>
    (standby || standbyOf) && !alarms
      ? [
          {
            path: ["alarms"],
            given: undefined,
            message: "is missing, and nobody is told that the standby has fallen behind",
            change: "add alarms with replicationLagSeconds: 300 and emails",
          },
        ]
      : [],
};

/** A standby with a database of its own would take over with an empty one. */
export const standbyFollowsDatabase: Check = {
  reads: ["aws", "data.postgresql"],
  find: ({ aws: { standbyOf, accountId }, data: { postgresql } }): Finding[] => {
    if (postgresql.kind !== "managed") return [];
    const path = ["data", "postgresql", "replicaOf"];
    const given = postgresql.replicaOf;
    if (!standbyOf) {
      return given === undefined
        ? []
        : [
            {
              path,
              given,
              message: `must be left out: the environment is no standby (got ${given})`,
              change: "remove it, which promotes the replica, or write aws.standbyOf",
            },
          ];
    }
    const source = databaseArn(standbyOf.environment, standbyOf.region, accountId);
    return given === source
      ? []
      : [
          {
            path,
            given,
            allowed: source,
            message: `must be the database of ${standbyOf.environment} (${given === undefined ? "is missing" : `got ${given}`})`,
            change: `write replicaOf: ${source}`,
          },
        ];
  },
};

/**
 * RDS refuses replicas of an instance whose password it manages.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations
 */
export const followedDatabasePassword: Check = {
  reads: ["aws.standby", "data.postgresql"],
  find: ({ aws: { standby }, data: { postgresql } }, { siblings }): Finding[] =>
    standby &&
    postgresql.kind === "managed" &&
    postgresql.masterPassword === "RdsManaged" &&
    siblings[standby.environment]?.databaseReplicaOf !== undefined
      ? [
          {
            path: ["data", "postgresql", "masterPassword"],
            given: postgresql.masterPassword,
            allowed: "Generated",
            message: `must be Generated: RDS refuses read replicas of an instance whose password it manages, and ${standby.environment} has one`,
            change: "write masterPassword: Generated",
          },
        ]
      : [],
};
