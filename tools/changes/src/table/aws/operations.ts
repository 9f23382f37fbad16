/** Logs, alarms, events, messages and reports. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

const LOST = { replacement: "data-loss", deletion: "data-loss" } as const;

export const OPERATIONS: RulesByType = {
  "aws:cloudwatch/logGroup:LogGroup": aws("logs/group.go", {
    replaces: ["logGroupClass", "name", "namePrefix"],
    updates: { retentionInDays: "data-loss?" },
    ...LOST,
  }),
  "aws:cloudwatch/metricAlarm:MetricAlarm": aws("cloudwatch/metric_alarm.go", { replaces: ["name"] }),
  "aws:cloudwatch/eventRule:EventRule": aws("events/rule.go", {
    replaces: ["eventBusName", "name", "namePrefix"],
  }),
  "aws:cloudwatch/eventTarget:EventTarget": aws("events/target.go", {
    replaces: ["eventBusName", "rule", "targetId"],
  }),
  "aws:sqs/queue:Queue": aws("sqs/queue.go", {
    replaces: ["fifoQueue", "name", "namePrefix"],
    updates: { messageRetentionSeconds: "data-loss?" },
    ...LOST,
  }),
  "aws:sqs/queuePolicy:QueuePolicy": aws("sqs/queue_policy.go", {
    replaces: ["queueUrl"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:sns/topic:Topic": aws("sns/topic.go", {
    replaces: ["fifoTopic", "name", "namePrefix"],
    updates: { kmsMasterKeyId: "downtime?", policy: "downtime?" },
    replacement: "downtime",
    deletion: "downtime",
  }),
  "aws:sns/topicPolicy:TopicPolicy": aws("sns/topic_policy.go", {
    replaces: ["arn"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  // Whoever is subscribed by mail has to confirm anew.
  "aws:sns/topicSubscription:TopicSubscription": aws("sns/topic_subscription.go", {
    replaces: ["endpoint", "protocol", "topic"],
    replacement: "downtime?",
    deletion: "downtime",
  }),
  "aws:route53/healthCheck:HealthCheck": aws("route53/health_check.go", {
    replaces: ["measureLatency", "referenceName", "requestInterval", "routingControlArn", "type"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:cur/reportDefinition:ReportDefinition": aws("cur/report_definition.go", {
    replaces: ["additionalSchemaElements", "reportName", "reportVersioning", "timeUnit"],
  }),
  "aws:athena/workgroup:Workgroup": aws("athena/workgroup.go", {
    replaces: ["name"],
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:glue/catalogDatabase:CatalogDatabase": aws("glue/catalog_database.go", {
    replaces: ["catalogId", "name"],
    replacement: "downtime?",
    deletion: "downtime?",
  }),
  "aws:glue/catalogTable:CatalogTable": aws("glue/catalog_table.go", {
    replaces: ["catalogId", "databaseName", "name", "openTableFormatInput"],
    mayReplace: ["partitionIndices"],
    update: "downtime?",
    replacement: "downtime?",
    deletion: "downtime?",
  }),
};
