/** Headers of every answer, whoever wrote the route. EDG-01. */

interface Header {
  readonly name: string;
  readonly value: string;
  /** What an app says itself holds, for the headers that depend on its pages. */
  readonly unless?: "Present";
}

const ONE_YEAR = 31_536_000;

export function securityHeaders(contentSecurityPolicy: string): Header[] {
  return [
    { name: "strict-transport-security", value: `max-age=${ONE_YEAR}; includeSubDomains` },
    { name: "x-content-type-options", value: "nosniff" },
    { name: "x-frame-options", value: "DENY", unless: "Present" },
    { name: "content-security-policy", value: contentSecurityPolicy, unless: "Present" },
    { name: "referrer-policy", value: "strict-origin-when-cross-origin", unless: "Present" },
  ];
}

/** Names that tell a caller what answers. */
export const REMOVED_HEADERS = ["x-powered-by", "x-envoy-upstream-service-time"] as const;

/** configPatch of an EnvoyFilter. https://istio.io/latest/docs/reference/config/networking/envoy-filter/ */
export function headerPatch(contentSecurityPolicy: string) {
  return {
    applyTo: "ROUTE_CONFIGURATION",
    match: { context: "GATEWAY" },
    patch: {
      operation: "MERGE",
      value: {
        response_headers_to_add: securityHeaders(contentSecurityPolicy).map(({ name, value, unless }) => ({
          header: { key: name, value },
          append_action: unless === "Present" ? "ADD_IF_ABSENT" : "OVERWRITE_IF_EXISTS_OR_ADD",
        })),
        response_headers_to_remove: [...REMOVED_HEADERS],
      },
    },
  };
}
