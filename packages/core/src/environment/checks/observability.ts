/** Alerts that could never fire or reach nobody, and objectives that outlast the memory of Prometheus. */
import { neverFiring } from "../../objectives/burn-rates.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

const objectivesOf = ({ observability }: Environment) => Object.entries(observability.objectives);

export const objectivesCanFire: Check = {
  reads: ["observability.objectives.*"],
  find: (environment) =>
    objectivesOf(environment).flatMap(([name, { objectivePercent, windowDays }]) => {
      const [condition] = neverFiring(objectivePercent, windowDays);
      if (!condition) return [];
      const { longWindow, burnRate } = condition;
      const least = Math.ceil((100 - 100 / burnRate) * 1000 + 1) / 1000;
      return [
        {
          path: ["observability", "objectives", name, "objectivePercent"],
          given: objectivePercent,
          allowed: `${least} or more`,
          message: `must be higher for ${windowDays} days (got ${objectivePercent}): the alert over ${longWindow} needs ${burnRate} times the budget, more than a full outage burns`,
          change: `raise objectivePercent to ${least} or more, or shorten windowDays`,
        },
      ];
    }),
};

export const objectivesRemembered: Check = {
  reads: ["observability.objectives.*", "observability.prometheus.retentionDays"],
  find: (environment) => {
    const { retentionDays } = environment.observability.prometheus;
    return objectivesOf(environment)
      .filter(([, { windowDays }]) => windowDays > retentionDays)
      .map(([name, { windowDays }]) => ({
        path: ["observability", "objectives", name, "windowDays"],
        given: windowDays,
        allowed: `${retentionDays} or less`,
        message: `must be at most prometheus.retentionDays (got ${windowDays}, it is ${retentionDays})`,
        change: `lower windowDays to ${retentionDays}, or raise prometheus.retentionDays`,
      }));
  },
};

export const productionPages: Check = {
  reads: ["production", "observability.alertmanager"],
  find: ({ production, observability: { alertmanager } }) =>
    !production || alertmanager.pagerDuty
      ? []
      : [
          {
            path: ["observability", "alertmanager", "pagerDuty"],
            given: false,
            allowed: "true",
            message: "must be true in production: nobody would be woken up by a critical alert",
            change: "set pagerDuty to true",
          },
        ],
};

export const teamNamespaces: Check = {
  reads: ["namespaces", "observability.alertmanager"],
  find: ({ namespaces, observability: { alertmanager } }) => [
    ...(alertmanager.slackChannel === undefined && Object.keys(alertmanager.teams).length > 0
      ? [
          {
            path: ["observability", "alertmanager", "teams"],
            given: Object.keys(alertmanager.teams),
            allowed: "none without slackChannel",
            message: "must not be there without slackChannel: all other alerts would reach nobody",
            change: "add slackChannel, or take teams out",
          },
        ]
      : []),
    ...Object.entries(alertmanager.teams).flatMap(([team, given]) =>
      given.namespaces.flatMap((namespace, i) =>
        Object.hasOwn(namespaces, namespace)
          ? []
          : [
              {
                path: ["observability", "alertmanager", "teams", team, "namespaces", i],
                given: namespace,
                allowed: Object.keys(namespaces).join(", "),
                message: `must be one of namespaces (got ${namespace})`,
                change: `add ${namespace} to namespaces, or take it out`,
              },
            ],
      ),
    ),
  ],
};

export const costReportIsRead: Check = {
  reads: ["observability.cost"],
  find: ({ observability: { cost } }) =>
    cost.enabled || cost.costAndUsageReport === undefined
      ? []
      : [
          {
            path: ["observability", "cost", "costAndUsageReport"],
            given: cost.costAndUsageReport.reportName,
            allowed: "none without enabled",
            message: "must not be there while enabled is false: nobody would read the report",
            change: "set enabled to true, or take costAndUsageReport out",
          },
        ],
};
