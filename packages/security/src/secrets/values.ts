/** Values of the external-secrets chart. */
import { type HelmValues, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL, type Surroundings } from "../installing.ts";

const RESOURCES = {
  controller: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  webhook: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "128Mi" } },
  certController: { requests: { cpu: "25m", memory: "128Mi" }, limits: { cpu: "250m", memory: "256Mi" } },
} as const;

export function externalSecretsValues(around: Surroundings & { readonly region: string }): HelmValues {
  const { placement, replicas, region } = around;
  const part = (component: keyof typeof RESOURCES, appName: string) => ({
    replicaCount: replicas,
    resources: RESOURCES[component],
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": appName }),
    // A single replica must not block the drain of its node.
    podDisruptionBudget: { enabled: replicas > 1, minAvailable: 1 },
  });
  return {
    ...part("controller", "external-secrets"),
    installCRDs: true,
    leaderElect: true,
    // Values are read into the cluster only: nothing of it is pushed out.
    processPushSecret: false,
    processClusterPushSecret: false,
    crds: { createPushSecret: false, createClusterPushSecret: false },
    // A pod cannot ask the metadata service for its region past a hop limit of 1.
    extraEnv: [{ name: "AWS_REGION", value: region }],
    serviceAccount: { create: true, name: "external-secrets" },
    livenessProbe: { enabled: true },
    readinessProbe: { enabled: true },
    serviceMonitor: { enabled: true, interval: "30s" },
    // Closed: it judges stores and external secrets only, which are not what pods need to start again.
    webhook: {
      ...part("webhook", "external-secrets-webhook"),
      failurePolicy: "Fail",
      serviceAccount: { create: true, name: "external-secrets-webhook" },
    },
    certController: {
      ...part("certController", "external-secrets-cert-controller"),
      serviceAccount: { create: true, name: "external-secrets-cert-controller" },
    },
  };
}
