/** What Kong does to every request and answer. https://developer.konghq.com/plugins/ */
import type { EdgeSettings } from "@drydock/core/environment";
import { TOOL_POLICY } from "../hosts/policies.ts";
import { securityHeaders, REMOVED_HEADERS } from "../istio/headers.ts";

export interface Plugin {
  /** Name of the object in the cluster. */
  readonly name: string;
  readonly plugin: string;
  /** Whether every route has it, or those alone that name it. */
  readonly global: boolean;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Plugins that routes name: of two of one kind that of the route holds. */
export const ROUTE_PLUGINS = { api: "edge-api-rate", tool: "edge-tool-headers" } as const;

/** For each address; each replica counts for itself. */
function rate(name: string, global: boolean, second: number): Plugin {
  return {
    name,
    plugin: "rate-limiting",
    global,
    config: { second, policy: "local", limit_by: "ip", error_code: 429 },
  };
}

/** A header is added where the app has none, and replaced where what it says must not hold. */
function headers(name: string, global: boolean, contentSecurityPolicy: string): Plugin {
  const known = securityHeaders(contentSecurityPolicy).map(({ name: header, value, unless }) => ({
    header: `${header}:${value}`,
    fixed: unless === undefined,
  }));
  return {
    name,
    plugin: "response-transformer",
    global,
    config: {
      remove: { headers: [...REMOVED_HEADERS] },
      replace: { headers: known.filter(({ fixed }) => fixed).map(({ header }) => header) },
      add: { headers: known.map(({ header }) => header) },
    },
  };
}

export function pluginsOf({ limits, contentSecurityPolicy }: EdgeSettings): Plugin[] {
  return [
    rate("edge-rate", true, limits.requestsPerSecond),
    rate(ROUTE_PLUGINS.api, false, limits.apiRequestsPerSecond),
    headers("edge-headers", true, contentSecurityPolicy),
    headers(ROUTE_PLUGINS.tool, false, TOOL_POLICY),
    {
      name: "edge-body",
      plugin: "request-size-limiting",
      global: true,
      config: { allowed_payload_size: limits.bodyKiB, size_unit: "kilobytes", require_content_length: false },
    },
    { name: "edge-metrics", plugin: "prometheus", global: true, config: { status_code_metrics: true } },
  ];
}
