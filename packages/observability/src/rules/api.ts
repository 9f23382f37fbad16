/**
 * What the sidecars of the mesh know of every HTTP service, recorded once for dashboards, alerts and objectives: no
 * service has to count its own requests. https://istio.io/latest/docs/reference/config/metrics/
 */
import type { Alert, Recording, RuleGroup, Series } from "./rule.ts";

/** As the called pod's sidecar saw it: retries of the caller count each time. */
const CALLED = `reporter="destination"`;

/** Sum by the namespace of the called pods, the service, and `extra` labels. */
function byService(expr: string, extra: readonly string[] = []): string {
  const labels = ["namespace", "service", ...extra].join(", ");
  return `sum by (${labels}) (label_replace(${expr}, "service", "$1", "destination_service_name", "(.*)"))`;
}

const quantile = (percent: number): Recording => ({
  record: `api:latency_seconds_p${percent}:rate5m`,
  expr: `histogram_quantile(${percent / 100}, ${byService(`rate(istio_request_duration_milliseconds_bucket{${CALLED}}[5m])`, ["le"])}) / 1000`,
});

export const API_RECORDINGS: readonly Recording[] = [
  { record: "api:requests:rate5m", expr: byService(`rate(istio_requests_total{${CALLED}}[5m])`) },
  {
    record: "api:errors:rate5m",
    // A service without any error has no series of errors, and its rate is zero, not unknown.
    expr: `${byService(`rate(istio_requests_total{${CALLED},response_code=~"5.."}[5m])`)} or api:requests:rate5m * 0`,
  },
  { record: "api:error_ratio:rate5m", expr: "api:errors:rate5m / (api:requests:rate5m > 0)" },
  quantile(50),
  quantile(95),
  quantile(99),
];

/** Requests as a sidecar counts them: of each code, by the minute. */
export function requests(
  service: string,
  eachMinute: Readonly<Record<string, number>>,
  minutes = 40,
): Series[] {
  return Object.entries(eachMinute).map(([code, rate]) => ({
    series: `istio_requests_total{reporter="destination",namespace="application",destination_service_name="${service}",response_code="${code}"}`,
    values: `0+${rate}x${minutes}`,
  }));
}

const GATEWAY = [{ namespace: "application", service: "api-gateway" }];

export const API_ALERTS: readonly Alert[] = [
  {
    name: "ApiErrorRateHigh",
    // Of a request every ten seconds at least: below that one failure is over five percent.
    expr: "api:error_ratio:rate5m > 0.05 and api:requests:rate5m > 0.1",
    for: "5m",
    severity: "critical",
    subject: "api-errors",
    summary: "Over 5% of the requests to {{ $labels.namespace }}/{{ $labels.service }} fail.",
    cases: [
      { series: requests("api-gateway", { 200: 90, 503: 10 }), at: "20m", fires: GATEWAY },
      { series: requests("api-gateway", { 200: 98, 503: 2 }), at: "20m", fires: [] },
      // What the caller did wrong is not the service's error.
      { series: requests("api-gateway", { 200: 50, 404: 50 }), at: "20m", fires: [] },
      { series: requests("api-gateway", { 503: 1 }), at: "20m", fires: [] },
    ],
  },
];

export const API_GROUP: RuleGroup = { name: "api", rules: [...API_RECORDINGS, ...API_ALERTS] };
