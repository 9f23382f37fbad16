/** Values of the keda chart. */
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../priority-classes.ts";
import { type ControllerSurroundings, ONE_AT_A_TIME } from "./surroundings.ts";

const RESOURCES = {
  operator: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } },
  metricServer: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  webhooks: { requests: { cpu: "25m", memory: "64Mi" }, limits: { cpu: "250m", memory: "256Mi" } },
} as const;

const MONITORED = { enabled: true, serviceMonitor: { enabled: true, interval: "30s" } } as const;

export function kedaValues(around: ControllerSurroundings & { readonly clusterName: string }): HelmValues {
  const { clusterName, placement, replicas } = around;
  const eachPart = <T>(value: T) => ({ operator: value, metricServer: value, webhooks: value });
  return {
    clusterName,
    crds: { install: true },
    // Deployments and StatefulSets are always in: the chart's own list adds every kind there is.
    rbac: { scaledRefKinds: [{ apiGroup: "argoproj.io", kind: "rollouts" }] },
    operator: { name: "keda-operator", replicaCount: replicas },
    metricsServer: { replicaCount: replicas },
    // Scaled objects are written by people and pipelines: without the webhook a wrong one is seen only by its effects.
    webhooks: { enabled: true, replicaCount: replicas, failurePolicy: "Ignore" },
    resources: RESOURCES,
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: {
      operator: spread({ app: "keda-operator" }),
      metricsServer: spread({ app: "keda-operator-metrics-apiserver" }),
      webhooks: spread({ app: "keda-admission-webhooks" }),
    },
    podDisruptionBudget: eachPart(ONE_AT_A_TIME),
    podSecurityContext: eachPart(RESTRICTED_POD),
    securityContext: eachPart(RESTRICTED_CONTAINER),
    prometheus: { operator: MONITORED, metricServer: MONITORED, webhooks: MONITORED },
    // The operator reads the secrets of the scalers' authentications in the namespaces of workloads.
    permissions: { metricServer: { restrict: { secret: true } } },
  };
}
