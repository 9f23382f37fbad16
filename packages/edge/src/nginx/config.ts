/** ConfigMap of ingress-nginx: TLS, headers and the firewall. https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/ */
import { directives } from "../firewall/directives.ts";
import type { HostSettings } from "../hosts/hosts.ts";
import { TOOL_POLICY, toolHostNames, watchedHostNames } from "../hosts/policies.ts";
import type { NginxSettings } from "./nginx.ts";

/** Header that an app may set itself, variable that holds what is sent, and what is sent where the app says nothing. */
const DEFAULTS = [
  { header: "X-Frame-Options", variable: "edge_frames", value: '"DENY"' },
  { header: "Referrer-Policy", variable: "edge_referrer", value: '"strict-origin-when-cross-origin"' },
  { header: "Content-Security-Policy", variable: "edge_policy", value: "$edge_default_policy" },
] as const;

/** Headers of every answer, by the variables of {@link headerMaps}. */
export const HEADERS: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  ...Object.fromEntries(DEFAULTS.map(({ header, variable }) => [header, `$${variable}`])),
};

/** What an app says itself holds; an empty variable adds no header. */
export function headerMaps(contentSecurityPolicy: string, tools: readonly string[]): string {
  const hosts = tools.map((host) => `${host} "${TOOL_POLICY}";`).join(" ");
  return [
    `map $host $edge_default_policy { default "${contentSecurityPolicy}"; ${hosts} }`,
    ...DEFAULTS.map(({ header, variable, value }) => {
      const sent = `$upstream_http_${header.toLowerCase().replaceAll("-", "_")}`;
      return `map ${sent} $${variable} { "" ${value}; default ${sent}; }`;
    }),
  ].join("\n");
}

export function nginxConfig({ firewall }: NginxSettings, settings: HostSettings): Record<string, string> {
  const { contentSecurityPolicy, limits } = settings.edge;
  return {
    "ssl-protocols": "TLSv1.2 TLSv1.3",
    "use-http2": "true",
    "ssl-redirect": "true",
    "http-redirect-code": "308",
    hsts: "true",
    "hsts-max-age": "31536000",
    "hsts-include-subdomains": "true",
    "server-tokens": "false",
    "hide-headers": "X-Powered-By",
    "http-snippet": headerMaps(contentSecurityPolicy, toolHostNames(settings)),
    "enable-modsecurity": "true",
    "enable-owasp-modsecurity-crs": "true",
    "modsecurity-snippet": [
      // Ours take the place of the image's own settings, unless they name them.
      "Include /etc/nginx/modsecurity/modsecurity.conf",
      ...directives(firewall, limits.bodyKiB, watchedHostNames(settings)),
    ].join("\n"),
    "proxy-body-size": `${limits.bodyKiB}k`,
    "limit-req-status-code": "429",
    "log-format-escape-json": "true",
  };
}
