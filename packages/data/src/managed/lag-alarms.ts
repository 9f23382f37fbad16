/** Tells people that a service has fallen behind the one of another region that it follows, or no longer follows it. */
import { AlarmTopic } from "@drydock/alarm-topic";
import { partitionOf } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";

type Measured = Pick<aws.cloudwatch.MetricAlarmArgs, "metricQueries"> | Metric;
interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
  readonly statistic: "Maximum";
  readonly period: number;
}

/** Both services measure every minute. */
const PERIOD_SECONDS = 60;
/** A write that takes long makes a peak; three of five minutes are no peak. */
const PERIODS = 5;
const PERIODS_OVER = 3;

/** @param ids Of the services that AWS manages, by service. */
export function createLagAlarms(
  parent: pulumi.Resource,
  name: string,
  context: DataContext,
  ids: Readonly<Record<string, pulumi.Output<string>>>,
): void {
  const { alarms } = context.settings;
  const following = Object.entries(measurements(context, ids));
  if (!alarms || following.length === 0) return;
  const alarmActions = [createTopic(parent, name, context, alarms.emails)];
  for (const [service, measured] of following) {
    new aws.cloudwatch.MetricAlarm(
      `${name}-${service}-lag`,
      {
        ...measured,
        alarmDescription: `${service} is over ${alarms.replicationLagSeconds} s behind the one that it follows, or does not follow it. Runbook: docs/runbooks/standby-lags.md`,
        evaluationPeriods: PERIODS,
        datapointsToAlarm: PERIODS_OVER,
        comparisonOperator: "GreaterThanThreshold",
        threshold: alarms.replicationLagSeconds,
        // What has stopped following measures nothing.
        treatMissingData: "breaching",
        alarmActions,
        okActions: alarmActions,
      },
      { parent },
    );
  }
}

function measurements(
  { settings: { data } }: DataContext,
  { postgresql: database, redis: group }: Readonly<Record<string, pulumi.Output<string>>>,
): Readonly<Record<string, Measured>> {
  const { postgresql, redis } = data;
  return {
    ...(database && postgresql.kind === "managed" && postgresql.replicaOf !== undefined
      ? { postgresql: databaseLag(database) }
      : {}),
    ...(group && redis.kind === "managedFollower" ? { redis: cacheLag(group, redis.nodes) } : {}),
  };
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html */
function databaseLag(identifier: pulumi.Output<string>): Measured {
  return {
    namespace: "AWS/RDS",
    metricName: "ReplicaLag",
    dimensions: { DBInstanceIdentifier: identifier },
    statistic: "Maximum",
    period: PERIOD_SECONDS,
  };
}

/**
 * Only the node that is primary of its region measures, and which one that is changes.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 */
function cacheLag(groupId: pulumi.Output<string>, nodes: number): Measured {
  const members = Array.from({ length: nodes }, (_, i) => ({
    id: `node${i + 1}`,
    metric: {
      namespace: "AWS/ElastiCache",
      metricName: "GlobalDatastoreReplicationLag",
      dimensions: { CacheClusterId: pulumi.interpolate`${groupId}-00${i + 1}` },
      stat: "Maximum",
      period: PERIOD_SECONDS,
    },
  }));
  const expression = `MAX([${members.map(({ id }) => id).join(", ")}])`;
  return { metricQueries: [...members, { id: "lag", expression, label: "lag", returnData: true }] };
}

function createTopic(
  parent: pulumi.Resource,
  name: string,
  { accountId, region, settings }: DataContext,
  emails: readonly string[],
): pulumi.Output<string> {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new AlarmTopic(
    `${name}-alarms`,
    { accountId, region, partition: partitionOf(region), emails, keyRotationDays, keyDeletionWindowDays },
    { parent },
  ).topicArn;
}
