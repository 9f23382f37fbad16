/** Tells people that backups reach the second region late, or not at all. */
import { AlarmTopic } from "@drydock/alarm-topic";
import { partitionOf } from "@drydock/core/naming";
import { REPLICATION_RULE } from "@drydock/hardened-bucket";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import type { BackupBucket } from "./storage.ts";

/** S3 measures every minute. */
const PERIOD_SECONDS = 60;
/** A large object takes its time; three of five minutes are more than one object. */
const PERIODS = 5;
const PERIODS_OVER = 3;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html */
export function createLagAlarms(
  parent: pulumi.Resource,
  name: string,
  context: BackupContext,
  source: BackupBucket,
  copy: BackupBucket,
): void {
  const { alarms } = context.settings;
  if (!alarms) return;
  const topicArn = createTopic(parent, name, context, alarms.emails);
  const watched = {
    namespace: "AWS/S3",
    dimensions: {
      SourceBucket: source.bucketName,
      DestinationBucket: copy.bucketName,
      RuleId: REPLICATION_RULE,
    },
    period: PERIOD_SECONDS,
    comparisonOperator: "GreaterThanThreshold",
    // Nothing is measured while nothing is written.
    treatMissingData: "notBreaching",
    alarmActions: [topicArn],
    okActions: [topicArn],
  };
  new aws.cloudwatch.MetricAlarm(
    `${name}-copies-lag`,
    {
      ...watched,
      alarmDescription: `Backups are copied to the second region over ${alarms.replicationLagSeconds} s late. Runbook: docs/runbooks/standby-lags.md`,
      metricName: "ReplicationLatency",
      statistic: "Maximum",
      evaluationPeriods: PERIODS,
      datapointsToAlarm: PERIODS_OVER,
      threshold: alarms.replicationLagSeconds,
    },
    { parent },
  );
  new aws.cloudwatch.MetricAlarm(
    `${name}-copies-failed`,
    {
      ...watched,
      alarmDescription:
        "S3 gave up copying an object of the backups, and does not try again. Runbook: docs/runbooks/standby-lags.md",
      metricName: "OperationsFailedReplication",
      statistic: "Sum",
      evaluationPeriods: 1,
      threshold: 0,
    },
    { parent },
  );
}

function createTopic(
  parent: pulumi.Resource,
  name: string,
  { accountId, region, settings }: BackupContext,
  emails: readonly string[],
): pulumi.Output<string> {
  const { keyRotationDays, keyDeletionWindowDays } = settings.cluster.encryption;
  return new AlarmTopic(
    `${name}-alarms`,
    { accountId, region, partition: partitionOf(region), emails, keyRotationDays, keyDeletionWindowDays },
    { parent },
  ).topicArn;
}
