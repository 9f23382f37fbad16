/** Data sources of Grafana, linked: from a line or a sample to its trace, and from a trace to its lines. OBS-02. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import { queryUrl } from "../logs/loki/addresses.ts";
import { ALERTMANAGER_URL, PROMETHEUS_URL } from "../prometheus/names.ts";
import { TEMPO_URL } from "../tracing/tempo.ts";

/** A dollar that Grafana itself does not take for a variable of its environment. */
const DOLLAR = "$$";

/** As OpenTelemetry, Zipkin and most loggers write it: trace_id=…, "traceId": "…". */
const TRACE_ID = `[tT]race_?[iI][dD]"?[=:]\\s*"?([0-9a-fA-F]{16,32})`;

export function dataSources({ logs }: Pick<ObservabilitySettings, "logs">) {
  return [
    {
      ...proxied("prometheus", PROMETHEUS_URL),
      isDefault: true,
      jsonData: {
        httpMethod: "POST",
        manageAlerts: false,
        exemplarTraceIdDestinations: [{ name: "trace_id", datasourceUid: "tempo" }],
      },
    },
    { ...proxied("alertmanager", ALERTMANAGER_URL), jsonData: { implementation: "prometheus" } },
    {
      ...proxied("loki", queryUrl(logs.loki.mode)),
      jsonData: {
        derivedFields: [
          { name: "Trace", matcherRegex: TRACE_ID, url: `${DOLLAR}{__value.raw}`, datasourceUid: "tempo" },
        ],
      },
    },
    {
      ...proxied("tempo", TEMPO_URL),
      jsonData: {
        // By the id in the line: proxies do not know the pod's labels, so those would find nothing.
        tracesToLogsV2: {
          datasourceUid: "loki",
          spanStartTimeShift: "-10m",
          spanEndTimeShift: "10m",
          customQuery: true,
          query: `{namespace=~".+"} |= "${DOLLAR}{__trace.traceId}"`,
        },
        tracesToMetrics: {
          datasourceUid: "prometheus",
          spanStartTimeShift: "-10m",
          spanEndTimeShift: "10m",
          queries: [
            { name: "Requests", query: "sum by (destination_service_name) (rate(istio_requests_total[5m]))" },
          ],
        },
        nodeGraph: { enabled: true },
      },
    },
  ] as const;
}

/** Asked by Grafana's server: browsers reach none of them. */
const proxied = (type: "prometheus" | "alertmanager" | "loki" | "tempo", url: string) => ({
  name: `${type.charAt(0).toUpperCase()}${type.slice(1)}`,
  uid: type,
  type,
  access: "proxy",
  url,
});
