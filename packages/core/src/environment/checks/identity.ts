/** The environment's name and its standby region. */
import { GUARDRAILS_NAME } from "../directory.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

/** The file's name is the stack's name: a copy that kept its old name would deploy over the original. */
export const namedAsFile: Check = {
  reads: ["environment"],
  find: ({ environment }, { name }): Finding[] =>
    environment === name
      ? []
      : [
          {
            path: ["environment"],
            given: environment,
            allowed: name,
            message: `must be the file's name (got ${environment}, the file is ${name}.yaml)`,
            change: `write environment: ${name}, or rename the file to ${environment}.yaml`,
          },
        ],
};

/** The standby's file may still be missing: the line reserves its region and name. */
export const standbyElsewhere: Check = {
  reads: ["aws.region", "aws.standby"],
  find: ({ aws: { region, standby }, environment }, { siblings }): Finding[] => {
    if (!standby) return [];
    const there = siblings[standby.environment]?.region;
    const at = (key: string): string[] => ["aws", "standby", key];
    return [
      ...(standby.region === region
        ? [
            {
              path: at("region"),
              given: standby.region,
              message: `must differ from aws.region, or it is lost with it (both are ${region})`,
              change: "name another region",
            },
          ]
        : []),
      ...(there !== undefined && there !== standby.region
        ? [
            {
              path: at("region"),
              given: standby.region,
              allowed: there,
              message: `must be the region of ${standby.environment} (got ${standby.region}, its file says ${there})`,
              change: `write region: ${there}`,
            },
          ]
        : []),
      ...(standby.environment === environment || standby.environment === GUARDRAILS_NAME
        ? [
            {
              path: at("environment"),
              given: standby.environment,
              message: `must be another environment (got ${standby.environment})`,
              change: "name the environment that takes over",
            },
          ]
        : []),
    ];
  },
};
