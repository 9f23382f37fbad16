/** Triggers of KEDA: what a number of pods follows. Numbers are thresholds for one pod. */
import type * as pulumi from "@pulumi/pulumi";

/** Where a trigger's secret parameters come from; values are in Secrets and never here. */
export type TriggerAuthentication =
  /** An object that somebody else keeps. */
  | { readonly name: string; readonly kind?: "TriggerAuthentication" | "ClusterTriggerAuthentication" }
  /** Parameters from keys of Secrets; the component creates the TriggerAuthentication. */
  | {
      readonly secretTargetRef: readonly {
        readonly parameter: string;
        readonly name: string;
        readonly key: string;
      }[];
    };

interface Common {
  /** Unique among the triggers; lower case, digits and dashes. */
  readonly name: string;
  readonly authentication?: TriggerAuthentication;
}

export interface KafkaTrigger extends Common {
  readonly type: "kafka";
  /** host:port, separated by commas. */
  readonly bootstrapServers: string;
  readonly consumerGroup: string;
  readonly topic: string;
  readonly lagThreshold: number;
  /** Lag from which there is a first pod. */
  readonly activationLagThreshold?: number;
  /** Default of KEDA: latest. */
  readonly offsetResetPolicy?: "latest" | "earliest";
  /** More pods than partitions. Default: false: they would be idle. */
  readonly allowIdleConsumers?: boolean;
  readonly sasl?: "plaintext" | "scram_sha256" | "scram_sha512";
  readonly tls?: "enable" | "disable";
}

export interface RedisTrigger extends Common {
  readonly type: "redis";
  /** host:port; may be known at the deployment only. */
  readonly address: pulumi.Input<string>;
  readonly listName: string;
  readonly listLength: number;
  readonly activationListLength?: number;
  readonly databaseIndex?: number;
  /** Default: true. */
  readonly enableTLS?: boolean;
}

/** Request rates, and whatever else Prometheus knows. */
export interface PrometheusTrigger extends Common {
  readonly type: "prometheus";
  readonly serverAddress: string;
  /** PromQL that gives one number. */
  readonly query: string;
  readonly threshold: number;
  readonly activationThreshold?: number;
  /** Whether no answer counts as nothing to do. Default: false: a Prometheus that fails shows. */
  readonly ignoreNullValues?: boolean;
}

export interface CronTrigger extends Common {
  readonly type: "cron";
  /** Name of the IANA database: Europe/Berlin. */
  readonly timezone: string;
  /** Cron expressions of five fields. */
  readonly start: string;
  readonly end: string;
  readonly desiredReplicas: number;
}

export interface PostgresqlTrigger extends Common {
  readonly type: "postgresql";
  /** SQL that gives one number. */
  readonly query: string;
  readonly targetQueryValue: number;
  readonly activationTargetQueryValue?: number;
  /** Left out where the connection string comes from the authentication. */
  readonly server?: {
    readonly host: string;
    readonly port: number;
    readonly userName: string;
    readonly dbName: string;
    /** Default: require; the verifying modes need the authority's certificate in KEDA's pods. */
    readonly sslmode?: "require" | "verify-ca" | "verify-full";
  };
}

export interface RabbitmqTrigger extends Common {
  readonly type: "rabbitmq";
  readonly queueName: string;
  readonly mode: "QueueLength" | "MessageRate";
  readonly value: number;
  readonly activationValue?: number;
  readonly protocol?: "amqp" | "http" | "auto";
}

/** Share of the requested resource that is used, in percent. */
export interface UtilizationTrigger {
  readonly name: string;
  readonly type: "cpu" | "memory";
  readonly utilization: number;
}

export type Trigger =
  | KafkaTrigger
  | RedisTrigger
  | PrometheusTrigger
  | CronTrigger
  | PostgresqlTrigger
  | RabbitmqTrigger
  | UtilizationTrigger;
