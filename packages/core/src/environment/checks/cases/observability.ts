/** Changes to prod that break a rule of alerts and objectives. */
import { type Case, remove, set } from "./case.ts";

const availability = ["observability", "objectives", "api-availability"];
const alertmanager = ["observability", "alertmanager"];

export const OBSERVABILITY: readonly Case[] = [
  {
    check: "objectivesCanFire",
    change: set([...availability, "objectivePercent"], 90),
    path: "observability.objectives.api-availability.objectivePercent",
    message: /^must be higher for 30 days \(got 90\): the alert over 1h needs 14\.4 times the budget/,
    remedy: /raise objectivePercent to 93\.057 or more, or shorten windowDays/,
  },
  {
    check: "objectivesRemembered",
    change: set([...availability, "windowDays"], 31),
    path: "observability.objectives.api-availability.windowDays",
    message: /^must be at most prometheus\.retentionDays \(got 31, it is 30\)$/,
    remedy: /lower windowDays to 30, or raise prometheus\.retentionDays/,
  },
  {
    check: "productionPages",
    change: remove([...alertmanager, "pagerDuty"]),
    path: "observability.alertmanager.pagerDuty",
    message: /^must be true in production: nobody would be woken up/,
    remedy: /set pagerDuty to true/,
  },
  {
    check: "teamNamespaces",
    change: set([...alertmanager, "teams", "data", "namespaces"], ["data", "databases"]),
    path: "observability.alertmanager.teams.data.namespaces[1]",
    message: /^must be one of namespaces \(got databases\)$/,
    remedy: /add databases to namespaces, or take it out/,
  },
  {
    check: "teamNamespaces",
    change: remove([...alertmanager, "slackChannel"]),
    path: "observability.alertmanager.teams",
    message: /^must not be there without slackChannel: all other alerts would reach nobody$/,
    remedy: /add slackChannel, or take teams out/,
  },
  {
    check: "costReportIsRead",
    change: set(["observability", "cost", "enabled"], false),
    path: "observability.cost.costAndUsageReport",
    message: /^must not be there while enabled is false: nobody would read the report$/,
    remedy: /set enabled to true, or take costAndUsageReport out/,
  },
];
