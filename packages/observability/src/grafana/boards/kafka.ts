/** Kafka, from Kafka Exporter, which asks the brokers as any client would. */
import { type Dashboard, panel, stat } from "../dashboard.ts";

export const KAFKA: Dashboard = {
  uid: "platform-kafka",
  title: "Kafka",
  tags: ["platform", "data"],
  panels: [
    stat("Brokers", "short", "max(kafka_brokers)"),
    stat(
      "Partitions without enough replicas",
      "short",
      "sum(kafka_topic_partition_under_replicated_partition)",
    ),
    stat("Partitions without a leader", "short", "sum(kafka_topic_partition_leader == bool -1)"),
    panel("Messages", "ops", [
      "sum by (topic) (rate(kafka_topic_partition_current_offset[5m]))",
      "{{topic}}",
    ]),
    panel("Lag of consumers", "short", [
      "sum by (consumergroup, topic) (kafka_consumergroup_lag)",
      "{{consumergroup}} {{topic}}",
    ]),
    panel("Growth of the lag", "ops", [
      "sum by (consumergroup, topic) (deriv(kafka_consumergroup_lag[15m]))",
      "{{consumergroup}} {{topic}}",
    ]),
    panel("Messages that consumers have read", "ops", [
      "sum by (consumergroup, topic) (rate(kafka_consumergroup_current_offset[5m]))",
      "{{consumergroup}} {{topic}}",
    ]),
    panel("Members of groups", "short", [
      "sum by (consumergroup) (kafka_consumergroup_members)",
      "{{consumergroup}}",
    ]),
    panel("Messages that are kept", "short", [
      "sum by (topic) (kafka_topic_partition_current_offset - kafka_topic_partition_oldest_offset)",
      "{{topic}}",
    ]),
  ],
};
