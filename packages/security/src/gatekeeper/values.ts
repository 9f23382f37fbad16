/** Values of the gatekeeper chart. */
import type { AdmissionSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, spread } from "@drydock/helm-addon";
import { EXEMPT_NAMESPACES } from "../admission/scopes.ts";
import { PLATFORM_CRITICAL } from "../installing.ts";

const JOB = { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "500m", memory: "128Mi" } } as const;

export function gatekeeperValues(settings: AdmissionSettings, placement: Placement): HelmValues {
  const { gatekeeperReplicas: replicas, auditIntervalSeconds } = settings;
  const nodes = {
    nodeSelector: { "kubernetes.io/os": "linux", ...placement.nodeSelector },
    tolerations: placement.tolerations,
  };
  return {
    replicas,
    auditInterval: auditIntervalSeconds,
    // What counts as a violation is in the constraint's status; metrics and logs have every one.
    constraintViolationsLimit: 100,
    logDenies: true,
    metricsBackends: ["prometheus"],
    enableK8sNativeValidation: true,
    enableExternalData: false,
    disableMutation: true,
    // Fails open: a webhook that is away must not keep pods from starting. The audit finds what came in meanwhile, and
    // the API server's own policies, which cannot be away, fail closed.
    validatingWebhookFailurePolicy: "Ignore",
    validatingWebhookTimeoutSeconds: 3,
    validatingWebhookExemptNamespacesLabels: { "kubernetes.io/metadata.name": [...EXEMPT_NAMESPACES] },
    // Guards the label that exempts a namespace. It fails open too, or no namespace could be made without Gatekeeper.
    validatingWebhookCheckIgnoreFailurePolicy: "Ignore",
    // The definitions are applied by the chart's own job, of the same release as the controller, before each
    // installation and each update.
    upgradeCRDs: { enabled: true },
    crds: { ...nodes, resources: JOB },
    // The namespace has its Pod Security labels already; with this off, the chart waits until the webhook answers.
    postInstall: { labelNamespace: { enabled: false }, probeWebhook: { enabled: true }, ...nodes },
    controllerManager: {
      exemptNamespaces: [...EXEMPT_NAMESPACES],
      priorityClassName: PLATFORM_CRITICAL,
      ...nodes,
      topologySpreadConstraints: spread({ "gatekeeper.sh/operation": "webhook" }),
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "512Mi" } },
    },
    audit: {
      priorityClassName: PLATFORM_CRITICAL,
      ...nodes,
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    },
    // A single replica must not block the drain of its node.
    pdb: { controllerManager: { minAvailable: replicas > 1 ? 1 : 0 } },
    // The chart's quota admits the class system-cluster-critical only.
    resourceQuota: false,
  };
}
