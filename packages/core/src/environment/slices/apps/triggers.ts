/** Triggers of KEDA that an app can scale by; each has its own parameters. */
import { z } from "zod";
import { dnsLabel } from "./names.ts";

const threshold = (description: string) => z.int().min(1).max(10_000_000).meta({ description });
const text = (description: string) => z.string().min(1).meta({ description });

const authentication = z
  .strictObject({
    secretTargetRef: z
      .array(
        z
          .strictObject({
            parameter: text("Parameter of the trigger, in KEDA's words."),
            name: dnsLabel("the name of a Secret").meta({ description: "Secret of the namespace." }),
            key: text("Key of the Secret."),
          })
          .meta({ description: "A parameter from a Secret." }),
      )
      .min(1)
      .meta({ description: "Secret parameters, by reference." }),
  })
  .optional()
  .meta({ description: "Where the trigger's secret parameters are. Default: it has none." });

const common = {
  name: dnsLabel("the name of the trigger").meta({ description: "Name, unique among the app's triggers." }),
  authentication,
} as const;

const cron = (description: string) =>
  z
    .string()
    .regex(/^\S+( \S+){4}$/, "must be a cron expression of five fields")
    .meta({ description });

export const trigger = z
  .discriminatedUnion("type", [
    z.strictObject({
      type: z.literal("kafka").meta({ description: "Lag of a consumer group." }),
      ...common,
      bootstrapServers: text("host:port, separated by commas."),
      consumerGroup: text("Consumer group."),
      topic: text("Topic."),
      lagThreshold: threshold("Messages behind, for each pod."),
      sasl: z
        .enum(["plaintext", "scram_sha256", "scram_sha512"])
        .optional()
        .meta({ description: "Sign-in. Default: none." }),
      tls: z.enum(["enable", "disable"]).optional().meta({ description: "Default: disable." }),
    }),
    z.strictObject({
      type: z.literal("redis").meta({ description: "Length of a list in the Redis of data.redis." }),
      ...common,
      listName: text("List."),
      listLength: threshold("Entries, for each pod."),
    }),
    z.strictObject({
      type: z.literal("prometheus").meta({ description: "A query, such as a request rate." }),
      ...common,
      serverAddress: z
        .string()
        .regex(/^https?:\/\/[a-z0-9.-]+(:\d+)?(\/\S*)?$/, "must be an address such as http://prometheus:9090")
        .meta({ description: "Prometheus." }),
      query: text("PromQL that gives one number."),
      threshold: threshold("Value, for each pod."),
      ignoreNullValues: z
        .boolean()
        .optional()
        .meta({ description: "Whether no answer is zero. Default: false." }),
    }),
    z.strictObject({
      type: z.literal("cron").meta({ description: "Hours of the day." }),
      ...common,
      timezone: text("Name of the IANA database: Europe/Berlin."),
      start: cron("When the pods come."),
      end: cron("When they go."),
      desiredReplicas: threshold("Pods in between."),
    }),
    z.strictObject({
      type: z.literal("postgresql").meta({ description: "A query, such as used connections." }),
      ...common,
      database: z.enum(["postgresql", "timescaledb"]).meta({
        description:
          "Service of data that is asked; the connection is the parameter of that name in authentication.",
      }),
      query: text("SQL that gives one number."),
      targetQueryValue: threshold("Value, for each pod."),
    }),
    z.strictObject({
      type: z.literal("rabbitmq").meta({ description: "Messages of a queue." }),
      ...common,
      queueName: text("Queue."),
      mode: z.enum(["QueueLength", "MessageRate"]).meta({ description: "What is counted." }),
      value: threshold("Messages, for each pod."),
    }),
    z.strictObject({
      type: z.literal("cpu").meta({ description: "Share of the CPU request." }),
      name: common.name,
      utilization: threshold("Percent."),
    }),
    z.strictObject({
      type: z.literal("memory").meta({ description: "Share of the memory request." }),
      name: common.name,
      utilization: threshold("Percent."),
    }),
  ])
  .meta({ description: "What the number of pods follows." });

export type TriggerSettings = z.infer<typeof trigger>;
