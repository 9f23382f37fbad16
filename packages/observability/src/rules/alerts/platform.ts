/** Alerts on the platform's own way of working: admission, metrics, and alerts themselves. OBS-04. */
import type { Alert, Series } from "../rule.ts";

/** Webhooks of what carries traffic into the cluster: Istio, the load balancer controller, ingress-nginx, Gateway API. */
const INGRESS_WEBHOOKS = `name=~".*(istio|elbv2|ingress|gateway).*"`;

const WEBHOOK = "validation.istio.io";

const rejections = (errorType: string, eachMinute: number): Series[] => [
  {
    series: `apiserver_admission_webhook_rejection_count{name="${WEBHOOK}",error_type="${errorType}"}`,
    values: `0+${eachMinute}x30`,
  },
];

const targets = (up: readonly number[]): Series[] =>
  up.map((value, i) => ({
    series: `up{namespace="application",job="api",instance="${i}"}`,
    values: `${value}x30`,
  }));

const deliveries = (failedEachMinute: number): Series[] => [
  {
    series: 'alertmanager_notifications_failed_total{namespace="observability",integration="pagerduty"}',
    values: `0+${failedEachMinute}x30`,
  },
];

export const PLATFORM_ALERTS: readonly Alert[] = [
  {
    name: "IngressWebhookFailing",
    expr: [
      `(sum by (name) (rate(apiserver_admission_webhook_rejection_count{error_type!="no_error",${INGRESS_WEBHOOKS}}[5m]))`,
      ` or sum by (name) (rate(apiserver_admission_webhook_fail_open_count{${INGRESS_WEBHOOKS}}[5m]))) > 0`,
    ].join(""),
    for: "5m",
    severity: "critical",
    subject: "ingress-webhook",
    summary: "The API server gets no answer from admission webhook {{ $labels.name }}.",
    cases: [
      { series: rejections("calling_webhook_error", 1), at: "15m", fires: [{ name: WEBHOOK }] },
      {
        series: [
          { series: `apiserver_admission_webhook_fail_open_count{name="${WEBHOOK}"}`, values: "0+1x30" },
        ],
        at: "15m",
        fires: [{ name: WEBHOOK }],
      },
      // A webhook that refuses what it should works well.
      { series: rejections("no_error", 5), at: "15m", fires: [] },
      { series: rejections("calling_webhook_error", 0), at: "15m", fires: [] },
    ],
  },
  {
    name: "TargetDown",
    expr: `count by (namespace, job) (up == 0) / count by (namespace, job) (up) > 0.1`,
    for: "10m",
    severity: "warning",
    subject: "target",
    summary: "Over 10% of the targets of {{ $labels.namespace }}/{{ $labels.job }} cannot be scraped.",
    cases: [
      { series: targets([1, 0]), at: "15m", fires: [{ namespace: "application", job: "api" }] },
      { series: targets([1, 1]), at: "15m", fires: [] },
    ],
  },
  {
    name: "AlertDeliveryFailing",
    expr: `sum by (namespace, integration) (rate(alertmanager_notifications_failed_total[5m])) > 0`,
    for: "5m",
    severity: "critical",
    subject: "alert-delivery",
    summary: "Alertmanager cannot deliver to {{ $labels.integration }}: somebody may not be told.",
    cases: [
      {
        series: deliveries(1),
        at: "15m",
        fires: [{ namespace: "observability", integration: "pagerduty" }],
      },
      { series: deliveries(0), at: "15m", fires: [] },
    ],
  },
];
