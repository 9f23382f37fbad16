/** Requests a second of one caller's address, at each replica of the gateway. EDG-01. */
import type { EdgeSettings } from "@drydock/core/environment";

const FILTER = "envoy.filters.http.local_ratelimit";
const TYPE = "type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit";

/** Addresses that are counted at once; whoever has not called for longest is forgotten first. */
const ADDRESSES = 10_000;

/** Istio has called the virtual hosts of a gateway by the port of its Service, and by that of its pods. */
const PORTS = [443, 8443] as const;

const ALWAYS = { numerator: 100, denominator: "HUNDRED" } as const;

/**
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/local_rate_limit_filter
 * An entry without a value stands for every value: a bucket for each address.
 */
export function limitConfig(statPrefix: string, requestsPerSecond: number) {
  const token_bucket = {
    max_tokens: requestsPerSecond,
    tokens_per_fill: requestsPerSecond,
    fill_interval: "1s",
  };
  return {
    "@type": TYPE,
    stat_prefix: statPrefix,
    token_bucket,
    always_consume_default_token_bucket: false,
    max_dynamic_descriptors: ADDRESSES,
    rate_limits: [{ actions: [{ remote_address: {} }] }],
    descriptors: [{ entries: [{ key: "remote_address" }], token_bucket }],
    filter_enabled: { runtime_key: `${statPrefix}_enabled`, default_value: ALWAYS },
    filter_enforced: { runtime_key: `${statPrefix}_enforced`, default_value: ALWAYS },
    response_headers_to_add: [
      { header: { key: "retry-after", value: "1" }, append_action: "OVERWRITE_IF_EXISTS_OR_ADD" },
    ],
  };
}

/** Before every other filter: what is one too many costs nothing more. */
export function ratePatches(
  { requestsPerSecond, apiRequestsPerSecond }: EdgeSettings["limits"],
  apis: readonly string[],
) {
  return [
    {
      applyTo: "HTTP_FILTER",
      match: {
        context: "GATEWAY",
        listener: {
          filterChain: { filter: { name: "envoy.filters.network.http_connection_manager" } },
        },
      },
      patch: {
        operation: "INSERT_FIRST",
        value: { name: FILTER, typed_config: limitConfig("edge_requests", requestsPerSecond) },
      },
    },
    ...apis.flatMap((host) =>
      PORTS.map((port) => ({
        applyTo: "VIRTUAL_HOST",
        match: { context: "GATEWAY", routeConfiguration: { vhost: { name: `${host}:${port}` } } },
        patch: {
          operation: "MERGE",
          value: {
            typed_per_filter_config: { [FILTER]: limitConfig("edge_api_requests", apiRequestsPerSecond) },
          },
        },
      })),
    ),
  ];
}
