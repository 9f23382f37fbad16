/** Values of the vpa chart. */
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../priority-classes.ts";
import { type ControllerSurroundings, ONE_AT_A_TIME } from "./surroundings.ts";

/** Nobody in the images. */
const NOBODY = { ...RESTRICTED_POD, runAsUser: 65534 } as const;

const RESOURCES = {
  /** Keeps the usage of every container in memory: grows with the cluster. */
  recommender: { requests: { cpu: "50m", memory: "500Mi" }, limits: { cpu: "500m", memory: "1Gi" } },
  updater: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "500m", memory: "512Mi" } },
  admissionController: {
    requests: { cpu: "50m", memory: "128Mi" },
    limits: { cpu: "500m", memory: "256Mi" },
  },
  certificate: { requests: { cpu: "10m", memory: "32Mi" }, limits: { cpu: "100m", memory: "64Mi" } },
} as const;

export function verticalPodAutoscalerValues({ placement, replicas }: ControllerSurroundings): HelmValues {
  const placed = { nodeSelector: placement.nodeSelector, tolerations: placement.tolerations };
  const part = (component: string, resources: object) => ({
    replicaCount: replicas,
    resources,
    podDisruptionBudget: ONE_AT_A_TIME,
    podSecurityContext: NOBODY,
    securityContext: RESTRICTED_CONTAINER,
    affinity: apart(component),
    ...placed,
  });
  return {
    fullnameOverride: "vpa",
    priorityClassName: PLATFORM_CRITICAL,
    recommender: {
      enabled: true,
      ...part("recommender", RESOURCES.recommender),
      podMonitor: { enabled: true },
      // One leads. Without it two recommenders would write over each other.
      extraArgs: { "leader-elect": replicas > 1 },
    },
    updater: {
      enabled: true,
      ...part("updater", RESOURCES.updater),
      podMonitor: { enabled: true },
      extraArgs: { "leader-elect": replicas > 1, "min-replicas": MIN_REPLICAS },
    },
    admissionController: {
      enabled: true,
      ...part("admission-controller", RESOURCES.admissionController),
      generateCertificate: true,
      certGen: {
        resources: RESOURCES.certificate,
        podSecurityContext: NOBODY,
        securityContext: RESTRICTED_CONTAINER,
        ...placed,
      },
      // A pod starts with its own requests when the webhook is away, rather than not at all.
      mutatingWebhookConfiguration: { failurePolicy: "Ignore", timeoutSeconds: 5 },
    },
  };
}

/** Never evicts the only replica of a workload to give it other requests. */
const MIN_REPLICAS = 2;

/** The chart takes no spread constraints. */
function apart(component: string) {
  const labelSelector = {
    matchLabels: { "app.kubernetes.io/name": "vpa", "app.kubernetes.io/component": component },
  };
  return {
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector, topologyKey: "topology.kubernetes.io/zone" } },
        { weight: 50, podAffinityTerm: { labelSelector, topologyKey: "kubernetes.io/hostname" } },
      ],
    },
  };
}
