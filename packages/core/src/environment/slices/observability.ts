/** Metrics, logs, traces, alerts, dashboards and objectives. */
import { z } from "zod";
import { logs, tracing } from "./observability/telemetry.ts";
import { resourceRequirements } from "./shared.ts";

const slackChannel = z
  .string()
  .regex(/^#[a-z0-9_-]{1,79}$/, "must be a Slack channel such as #platform-alerts, in quotes");
const https = z
  .string()
  .regex(/^https:\/\/[a-z0-9.-]+(:\d+)?(\/[^\s]*)?$/, "must be an address that begins with https://");
const name = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, "must be a DNS label of at most 63 characters");

const prometheus = z
  .strictObject({
    replicas: z.int().min(1).max(3).meta({
      description:
        "Each scrapes everything on its own, with a volume of its own; 2 survive the loss of a node without a gap.",
    }),
    retentionDays: z.int().min(1).max(90).meta({ description: "Days that samples are kept in the cluster." }),
    scrapeIntervalSeconds: z.int().min(5).max(300).default(15).meta({
      description:
        "Seconds between two scrapes and between two evaluations of rules. Half of it doubles memory and volume. Default: 15.",
    }),
    storage: z
      .strictObject({
        className: z.enum(["standard-ssd", "fast-ssd"]).meta({
          description:
            "Storage class of the foundation layer; fast-ssd is kept when its claim is deleted, and costs its IOPS.",
        }),
        sizeGiB: z.int().min(10).max(16_384).meta({
          description:
            "Volume of each replica in GiB. Samples are deleted early when it is nine tenths full.",
        }),
      })
      .meta({ description: "EBS volume of each replica." }),
    resources: resourceRequirements,
    remoteWrite: z
      .strictObject({
        workspaceId: z
          .string()
          .regex(
            /^ws-[0-9a-f-]{36}$/,
            "must be the id of a workspace such as ws-11111111-2222-3333-4444-555555555555",
          )
          .meta({
            description:
              "Workspace of Amazon Managed Service for Prometheus in the same account and region. Charged by the sample that is written.",
          }),
      })
      .optional()
      .meta({ description: "Second copy of every sample, outside of the cluster. Default: none." }),
  })
  .meta({ description: "Prometheus." });

const team = z
  .strictObject({
    namespaces: z.array(name).min(1).meta({ description: "Namespaces whose alerts are the team's." }),
    slackChannel: slackChannel.meta({ description: "Channel that the alerts go to." }),
  })
  .meta({ description: "A team that has its alerts in a channel of its own." });

const alertmanager = z
  .strictObject({
    replicas: z
      .int()
      .min(1)
      .max(3)
      .meta({ description: "Replicas, which tell each other what has been sent." }),
    pagerDuty: z.boolean().default(false).meta({
      description:
        "Whether critical alerts go to PagerDuty. Its routing key is a referenced secret. Default: false.",
    }),
    slackChannel: slackChannel.optional().meta({
      description:
        "Channel of every alert that no team has. The webhook is a referenced secret. Default: none; alerts are in Grafana only.",
    }),
    groupWait: z
      .string()
      .regex(/^\d+[sm]$/)
      .default("30s")
      .meta({ description: "Time that a first alert waits for others of its group. Default: 30s." }),
    groupInterval: z
      .string()
      .regex(/^\d+[sm]$/)
      .default("5m")
      .meta({ description: "Time between two messages about a group that has changed. Default: 5m." }),
    repeatInterval: z
      .string()
      .regex(/^\d+[mh]$/)
      .default("4h")
      .meta({ description: "Time until a group that has not changed is told again. Default: 4h." }),
    teams: z.record(name, team).default({}).meta({ description: "Teams by name. Needs slackChannel." }),
  })
  .meta({ description: "Alertmanager." });

const grafana = z
  .strictObject({
    host: z.hostname().meta({ description: "Name under which people reach Grafana, over HTTPS." }),
    oidc: z
      .strictObject({
        clientId: z
          .string()
          .min(1)
          .meta({ description: "Client at the identity provider. Its secret is a referenced secret." }),
        authorizationUrl: https.meta({ description: "Where people sign in." }),
        tokenUrl: https.meta({ description: "Where Grafana redeems the code." }),
        userInfoUrl: https.meta({ description: "Where Grafana reads who signed in." }),
        adminGroup: z
          .string()
          .regex(/^[A-Za-z0-9_/-]+$/)
          .meta({
            description: "Group, in the claim groups, whose members administer Grafana. All others look.",
          }),
      })
      .optional()
      .meta({ description: "Sign-in with OpenID Connect. Default: none; the generated administrator only." }),
  })
  .meta({ description: "Grafana." });

const cost = z
  .strictObject({
    enabled: z
      .boolean()
      .meta({ description: "Whether OpenCost says what each namespace and workload costs." }),
    costAndUsageReport: z
      .strictObject({
        reportName: z
          .string()
          .regex(/^[0-9A-Za-z_.-]{1,100}$/, "must be letters, digits and . _ - such as drydock-prod")
          .meta({ description: "Name of the report, unique in the account." }),
      })
      .optional()
      .meta({
        description:
          "Report of what AWS charges, delivered to a bucket and asked through Athena. It is of the whole account: one environment of an account is enough. Default: none; costs are at list prices.",
      }),
  })
  .meta({ description: "Cost of workloads, at AWS's list prices or as they were charged." });

/** Bounds of the buckets that Istio counts requests in. */
const BUCKETS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000] as const;

const objective = z
  .strictObject({
    namespace: name.meta({ description: "Namespace of the service's pods." }),
    service: name.meta({ description: "Service of the mesh." }),
    objectivePercent: z
      .number()
      .min(50)
      .max(99.999)
      .meta({ description: "Share of requests that must be good, in percent." }),
    windowDays: z.int().min(7).max(90).meta({ description: "Days over which the objective holds." }),
    kind: z
      .discriminatedUnion("type", [
        z
          .strictObject({
            type: z.literal("Availability").meta({ description: "Counts answers of 500 and above." }),
          })
          .meta({ description: "Good: no answer of 500 and above." }),
        z
          .strictObject({
            type: z.literal("Latency").meta({ description: "Counts answers that come late." }),
            thresholdMilliseconds: z.union(BUCKETS.map((bound) => z.literal(bound))).meta({
              description: "Good: answered within so many milliseconds; a bound of Istio's buckets.",
            }),
          })
          .meta({ description: "Good: answered in time." }),
      ])
      .meta({ description: "What a good request is." }),
  })
  .meta({ description: "A service-level objective; its alerts follow from it." });

export const observabilitySlice = z
  .strictObject({
    prometheus,
    alertmanager,
    grafana,
    logs,
    tracing,
    cost,
    objectives: z
      .record(name, objective)
      .default({})
      .meta({ description: "Service-level objectives by name. Default: none." }),
  })
  .meta({ description: "Metrics, logs, traces, alerts, dashboards and objectives." });

export type ObservabilitySettings = z.infer<typeof observabilitySlice>;
