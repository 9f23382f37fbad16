/** Values of the keycloakx chart. */
import type { KeycloakSettings } from "@drydock/core/environment";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";
import { certificateVolume, OUT_OF_MESH, type ServiceSurroundings } from "./surroundings.ts";

export const TLS_SECRET = "keycloak-tls";
export const DATABASE_SECRET = "keycloak-database";
export const ADMIN_SECRET = "keycloak-bootstrap-admin";

const TLS_DIRECTORY = "/etc/keycloak/tls";
const USER = { runAsUser: 1000, runAsGroup: 0 } as const;

/** What Keycloak is started with; passwords and the database's address are in the secrets. */
function environment(hostname: string): Readonly<Record<string, string>> {
  return {
    KC_HOSTNAME: `https://${hostname}`,
    KC_HTTPS_CERTIFICATE_FILE: `${TLS_DIRECTORY}/tls.crt`,
    KC_HTTPS_CERTIFICATE_KEY_FILE: `${TLS_DIRECTORY}/tls.key`,
    // Health and metrics are on a port of their own, which network policies open to Prometheus only.
    KC_HTTP_MANAGEMENT_SCHEME: "http",
    KC_PROXY_HEADERS: "xforwarded",
    KC_DB_URL_PROPERTIES: "?sslmode=require",
    JAVA_OPTS_KC_HEAP: "-XX:MaxRAMPercentage=70 -XX:InitialRAMPercentage=50",
  };
}

/** The chart takes lists as text, which it fills in as a template. */
const asText = (list: readonly unknown[]): string => JSON.stringify(list);

export function keycloakValues(settings: KeycloakSettings, around: ServiceSurroundings): HelmValues {
  const { replicas, hostname } = settings;
  const { placement } = around;
  return {
    fullnameOverride: "keycloak",
    replicas,
    args: ["start"],
    database: { vendor: "postgres" },
    // Replicas find each other through the database, as Keycloak does by itself since 26.1.
    cache: { stack: "jdbc-ping" },
    proxy: { enabled: false, http: { enabled: false } },
    http: { relativePath: "/", internalPort: "http-internal", internalScheme: "HTTP" },
    extraEnv: asText(Object.entries(environment(hostname)).map(([name, value]) => ({ name, value }))),
    extraEnvFrom: asText([{ secretRef: { name: DATABASE_SECRET } }, { secretRef: { name: ADMIN_SECRET } }]),
    extraVolumes: asText([certificateVolume("tls", TLS_SECRET)]),
    extraVolumeMounts: asText([{ name: "tls", mountPath: TLS_DIRECTORY, readOnly: true }]),
    serviceAccount: { create: true, name: "keycloak", automountServiceAccountToken: false },
    podSecurityContext: { ...RESTRICTED_POD, fsGroup: 1000 },
    // It writes what it is built from beside its own files when it starts: the root file system stays writable.
    securityContext: { ...RESTRICTED_CONTAINER, readOnlyRootFilesystem: false, runAsNonRoot: true, ...USER },
    podLabels: OUT_OF_MESH,
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "2", memory: "2Gi" } },
    metrics: { enabled: true },
    health: { enabled: true },
    serviceMonitor: { enabled: true, interval: "30s", path: "/metrics" },
  };
}
