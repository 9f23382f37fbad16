/** Values of the cert-manager chart. */
import { type HelmValues, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL, type Surroundings } from "../installing.ts";

/** The first is the seed's: 100m and 128Mi, up to 200m and 256Mi. */
const RESOURCES = {
  controller: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "200m", memory: "256Mi" } },
  webhook: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "128Mi" } },
  cainjector: { requests: { cpu: "25m", memory: "128Mi" }, limits: { cpu: "250m", memory: "512Mi" } },
} as const;

export function certManagerValues(around: Surroundings & { readonly region: string }): HelmValues {
  const { placement, replicas, region } = around;
  const nodes = {
    nodeSelector: { "kubernetes.io/os": "linux", ...placement.nodeSelector },
    tolerations: placement.tolerations,
  };
  const part = (component: keyof typeof RESOURCES, appName: string) => ({
    replicaCount: replicas,
    resources: RESOURCES[component],
    ...nodes,
    topologySpreadConstraints: spread({
      "app.kubernetes.io/instance": "cert-manager",
      "app.kubernetes.io/name": appName,
    }),
    // A single replica must not block the drain of its node.
    podDisruptionBudget: { enabled: replicas > 1, minAvailable: 1 },
  });
  return {
    ...part("controller", "cert-manager"),
    global: {
      priorityClassName: PLATFORM_CRITICAL,
      leaderElection: { namespace: "cert-manager" },
    },
    // Kept when the release goes: with the definitions every certificate of the cluster would go.
    crds: { enabled: true, keep: true },
    // A pod cannot ask the metadata service for its region past a hop limit of 1.
    extraEnv: [{ name: "AWS_REGION", value: region }],
    serviceAccount: { create: true, name: "cert-manager" },
    enableCertificateOwnerRef: false,
    prometheus: { enabled: true, servicemonitor: { enabled: true, interval: "60s" } },
    // It judges objects of cert-manager only, and always fails closed; ten seconds bound what a write waits for it.
    webhook: {
      ...part("webhook", "webhook"),
      timeoutSeconds: 10,
      serviceAccount: { create: true, name: "cert-manager-webhook" },
    },
    cainjector: {
      ...part("cainjector", "cainjector"),
      serviceAccount: { create: true, name: "cert-manager-cainjector" },
    },
    // The release is ready when the webhook has answered this job.
    startupapicheck: {
      enabled: true,
      timeout: "5m",
      ...nodes,
      resources: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "128Mi" } },
    },
  };
}
