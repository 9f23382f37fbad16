/** Values of the vault chart. */
import type { VaultSettings } from "@drydock/core/environment";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";
import { OUT_OF_MESH, type ServiceSurroundings } from "./surroundings.ts";
import { INTERNAL_SERVICE, TLS_DIRECTORY, vaultConfig } from "./vault-config.ts";

export const TLS_SECRET = "vault-tls";

/** Users of the two images. */
const SERVER = { runAsUser: 100, runAsGroup: 1000, fsGroup: 1000 } as const;
const INJECTOR = { runAsUser: 100, runAsGroup: 1000, fsGroup: 1000 } as const;

export interface VaultSurroundings extends ServiceSurroundings {
  readonly region: string;
  readonly kmsKeyId: string;
}

export function vaultValues(settings: VaultSettings, around: VaultSurroundings): HelmValues {
  const nodes = {
    nodeSelector: around.placement.nodeSelector,
    tolerations: around.placement.tolerations,
    priorityClassName: PLATFORM_CRITICAL,
  };
  return {
    global: { enabled: true, tlsDisable: false, serverTelemetry: { prometheusOperator: true } },
    server: { ...nodes, ...server(settings, around) },
    injector: { ...nodes, ...injector(around) },
    ui: { enabled: false },
    csi: { enabled: false },
    serverTelemetry: {
      serviceMonitor: {
        enabled: true,
        interval: "30s",
        tlsConfig: {
          ca: { secret: { name: TLS_SECRET, key: "ca.crt" } },
          serverName: `vault.${around.namespace}.svc`,
        },
      },
    },
  };
}

function server(settings: VaultSettings, { namespace, region, kmsKeyId }: VaultSurroundings): HelmValues {
  const { replicas, dataStorageGiB, auditStorageGiB } = settings;
  return {
    standalone: { enabled: false },
    ha: {
      enabled: true,
      replicas,
      apiAddr: `https://$(VAULT_K8S_POD_NAME).${INTERNAL_SERVICE}.${namespace}.svc:8200`,
      raft: {
        enabled: true,
        setNodeId: true,
        config: vaultConfig({ namespace, replicas, region, kmsKeyId }),
      },
      disruptionBudget: { enabled: true, maxUnavailable: 1 },
    },
    // A new version starts where a person deletes a pod: the standbys first, the leader last.
    updateStrategyType: "OnDelete",
    // Ready before people have initialized it, so that an installation can be finished; a sealed server is not ready.
    readinessProbe: {
      enabled: true,
      path: "/v1/sys/health?standbyok=true&perfstandbyok=true&uninitcode=204",
    },
    livenessProbe: { enabled: true, path: "/v1/sys/health?standbyok=true&sealedcode=204&uninitcode=204" },
    extraEnvironmentVars: { VAULT_CACERT: `${TLS_DIRECTORY}/ca.crt` },
    extraLabels: OUT_OF_MESH,
    volumes: [
      { name: TLS_SECRET, secret: { secretName: TLS_SECRET, defaultMode: 0o440 } },
      { name: "tmp", emptyDir: {} },
    ],
    volumeMounts: [
      { name: TLS_SECRET, mountPath: TLS_DIRECTORY, readOnly: true },
      { name: "tmp", mountPath: "/tmp" },
    ],
    dataStorage: { enabled: true, size: `${dataStorageGiB}Gi`, storageClass: "fast-ssd" },
    auditStorage: { enabled: true, size: `${auditStorageGiB}Gi`, storageClass: "standard-ssd" },
    statefulSet: {
      securityContext: { pod: { ...RESTRICTED_POD, ...SERVER }, container: RESTRICTED_CONTAINER },
    },
    serviceAccount: { create: true, name: "vault" },
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "vault", component: "server" }),
    resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
  };
}

/** Adds an agent to pods that name their role in vault.hashicorp.com/role. */
function injector({ namespace }: VaultSurroundings): HelmValues {
  return {
    enabled: true,
    replicas: 2,
    externalVaultAddr: `https://vault-active.${namespace}.svc:8200`,
    // Fails open, and does not ask about the cluster's own pods: it must not keep a pod from starting. A pod that needed
    // its agent waits for its secrets instead.
    webhook: {
      failurePolicy: "Ignore",
      timeoutSeconds: 5,
      namespaceSelector: {
        matchExpressions: [
          { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["kube-system"] },
        ],
      },
    },
    extraLabels: OUT_OF_MESH,
    securityContext: { pod: { ...RESTRICTED_POD, ...INJECTOR }, container: RESTRICTED_CONTAINER },
    podDisruptionBudget: { maxUnavailable: 1 },
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": "vault-agent-injector" }),
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "250m", memory: "256Mi" } },
  };
}
