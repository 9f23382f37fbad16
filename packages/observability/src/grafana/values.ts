/** Values of the grafana chart. */
import type { ObservabilitySettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { ADMINISTRATOR_SECRET } from "./administrator.ts";
import { DASHBOARDS, FOLDER } from "./dashboards.ts";
import { dataSources } from "./data-sources.ts";

export interface GrafanaSurroundings {
  readonly settings: Pick<ObservabilitySettings, "grafana" | "logs">;
  readonly placement: Placement;
}

export const OIDC_SECRET = "grafana-oidc";
export const OIDC_KEY = "client-secret";
const OIDC_MOUNT = "/etc/grafana-oidc";

/** User of the image. */
const GRAFANA_USER = 472;

/** One replica that keeps nothing: dashboards, data sources and roles are code, so a new pod is as good as the old. */
export function grafanaValues({ settings, placement }: GrafanaSurroundings): HelmValues {
  const { grafana } = settings;
  return {
    replicas: 1,
    serviceAccount: { create: true, name: "grafana" },
    // It asks the Kubernetes API nothing.
    automountServiceAccountToken: false,
    rbac: { create: false },
    testFramework: { enabled: false },
    persistence: { enabled: false },
    admin: { existingSecret: ADMINISTRATOR_SECRET, userKey: "admin-user", passwordKey: "admin-password" },
    resources: { requests: { cpu: "250m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "grafana" }),
    securityContext: {
      ...RESTRICTED_POD,
      runAsUser: GRAFANA_USER,
      runAsGroup: GRAFANA_USER,
      fsGroup: GRAFANA_USER,
    },
    containerSecurityContext: RESTRICTED_CONTAINER,
    extraEmptyDirMounts: [{ name: "tmp", mountPath: "/tmp" }],
    extraSecretMounts: grafana.oidc ? [OIDC_FILES] : [],
    serviceMonitor: { enabled: true, interval: "30s" },
    datasources: { "datasources.yaml": { apiVersion: 1, datasources: dataSources(settings) } },
    dashboardProviders: { "dashboardproviders.yaml": { apiVersion: 1, providers: [PROVIDER] } },
    dashboardsConfigMaps: { [FOLDER]: DASHBOARDS },
    "grafana.ini": grafanaIni(grafana),
  };
}

const OIDC_FILES = {
  name: OIDC_SECRET,
  secretName: OIDC_SECRET,
  mountPath: OIDC_MOUNT,
  defaultMode: 0o440,
  readOnly: true,
} as const;

const PROVIDER = {
  name: FOLDER,
  folder: "Platform",
  type: "file",
  // What is changed in the browser would be gone with the pod.
  editable: false,
  disableDeletion: true,
  options: { path: `/var/lib/grafana/dashboards/${FOLDER}` },
} as const;

function grafanaIni({ host, oidc }: ObservabilitySettings["grafana"]) {
  return {
    server: { root_url: `https://${host}` },
    analytics: { reporting_enabled: false, check_for_updates: false, check_for_plugin_updates: false },
    log: { mode: "console" },
    security: {
      cookie_secure: true,
      cookie_samesite: "lax",
      disable_gravatar: true,
      strict_transport_security: true,
      // With what its pages need; the edge would send a policy that they do not work under.
      content_security_policy: true,
    },
    snapshots: { external_enabled: false },
    users: { allow_sign_up: false, auto_assign_org_role: "Viewer" },
    auth: { disable_login_form: oidc !== undefined },
    ...(oidc ? { "auth.generic_oauth": signIn(oidc) } : {}),
  };
}

/** With PKCE, and roles from the groups that the provider names. */
function signIn(oidc: NonNullable<ObservabilitySettings["grafana"]["oidc"]>) {
  return {
    enabled: true,
    name: "OpenID Connect",
    allow_sign_up: true,
    client_id: oidc.clientId,
    client_secret: `$__file{${OIDC_MOUNT}/${OIDC_KEY}}`,
    scopes: "openid profile email groups",
    auth_url: oidc.authorizationUrl,
    token_url: oidc.tokenUrl,
    api_url: oidc.userInfoUrl,
    use_pkce: true,
    role_attribute_path: `contains(groups[*], '${oidc.adminGroup}') && 'Admin' || 'Viewer'`,
  };
}
