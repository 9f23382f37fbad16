/** Settings of oauth2-proxy. https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview */
import type { EdgeSettings } from "@drydock/core/environment";
import { SIGN_IN_PORTS } from "@drydock/core/flows";
import { CLIENT_SECRET, COOKIE_SECRET } from "./secrets.ts";

type Oidc = NonNullable<EdgeSettings["tools"]>["oidc"];

/** Where the identity provider sends people back to. */
export function redirectUrl(host: string): string {
  return `https://${host}/oauth2/callback`;
}

/** Plain variables. Everything is refused that is not a request of somebody in one of the groups. */
export function proxySettings(
  host: string,
  { issuer, clientId, allowedGroups }: Oidc,
): Record<string, string> {
  return {
    OAUTH2_PROXY_PROVIDER: "oidc",
    OAUTH2_PROXY_OIDC_ISSUER_URL: issuer,
    OAUTH2_PROXY_CLIENT_ID: clientId,
    OAUTH2_PROXY_SCOPE: "openid email profile groups",
    OAUTH2_PROXY_OIDC_GROUPS_CLAIM: "groups",
    OAUTH2_PROXY_ALLOWED_GROUPS: allowedGroups.join(","),
    // The groups decide; addresses of e-mail do not.
    OAUTH2_PROXY_EMAIL_DOMAINS: "*",
    OAUTH2_PROXY_CODE_CHALLENGE_METHOD: "S256",
    OAUTH2_PROXY_REDIRECT_URL: redirectUrl(host),
    OAUTH2_PROXY_WHITELIST_DOMAINS: host,
    OAUTH2_PROXY_COOKIE_NAME: "__Host-sign-in",
    OAUTH2_PROXY_COOKIE_SECURE: "true",
    OAUTH2_PROXY_COOKIE_HTTPONLY: "true",
    OAUTH2_PROXY_COOKIE_SAMESITE: "lax",
    OAUTH2_PROXY_COOKIE_EXPIRE: "8h",
    OAUTH2_PROXY_COOKIE_REFRESH: "5m",
    OAUTH2_PROXY_SKIP_PROVIDER_BUTTON: "true",
    OAUTH2_PROXY_REVERSE_PROXY: "true",
    // The tool knows itself by its own name, and needs nobody's token.
    OAUTH2_PROXY_PASS_HOST_HEADER: "false",
    OAUTH2_PROXY_PASS_BASIC_AUTH: "false",
    OAUTH2_PROXY_PASS_USER_HEADERS: "false",
    OAUTH2_PROXY_HTTP_ADDRESS: `0.0.0.0:${SIGN_IN_PORTS.http}`,
    OAUTH2_PROXY_METRICS_ADDRESS: `0.0.0.0:${SIGN_IN_PORTS.metrics}`,
    OAUTH2_PROXY_SILENCE_PING_LOGGING: "true",
  };
}

const MOUNT = "/etc/sign-in";

/** Each Secret as a volume of its own, because one changes and the other must not. */
export const SECRET_FILES = [CLIENT_SECRET, COOKIE_SECRET].map(({ name }) => ({
  secretName: name,
  mountPath: `${MOUNT}/${name}`,
}));

export const SECRET_SETTINGS = {
  OAUTH2_PROXY_CLIENT_SECRET_FILE: `${MOUNT}/${CLIENT_SECRET.name}/${CLIENT_SECRET.key}`,
  OAUTH2_PROXY_COOKIE_SECRET_FILE: `${MOUNT}/${COOKIE_SECRET.name}/${COOKIE_SECRET.key}`,
} as const;
