/** Values of the argo-cd chart. */
import type { ArgoCdSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import type { HelmValues } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../../installing.ts";
import { amounts, MONITORED, ONE_AT_A_TIME } from "./amounts.ts";
import { configuration } from "./configuration.ts";
import { redisValues } from "./redis.ts";

export function argoCdValues(settings: ArgoCdSettings, placement: Placement): HelmValues {
  const replicas = settings.availability === "HighlyAvailable" ? 2 : 1;
  return {
    // The definitions are installed before.
    crds: { install: false },
    // Its rights are those that each tenant's namespace gives it.
    createClusterRoles: false,
    global: globals(settings, placement),
    configs: configuration(settings),
    // One controller takes one cluster: others would stand by for clusters that are not there.
    controller: { ...part(amounts("250m", "512Mi", "1", "2Gi")), replicas: 1 },
    server: { ...part(amounts("100m", "256Mi", "500m", "512Mi")), replicas },
    repoServer: {
      ...part(amounts("100m", "256Mi", "1", "1Gi")),
      replicas,
      // It runs tools on what a repository holds, and asks the Kubernetes API nothing.
      automountServiceAccountToken: false,
      serviceAccount: { create: true, name: "argocd-repo-server", automountServiceAccountToken: false },
    },
    applicationSet: { ...part(amounts("50m", "128Mi", "500m", "256Mi")), replicas },
    ...redisValues(settings.availability, placement),
    // The password is made before, by External Secrets.
    redisSecretInit: { enabled: false },
    // Argo CD asks the identity provider itself.
    dex: { enabled: false },
    notifications: { enabled: false },
  };
}

function globals({ host }: ArgoCdSettings, { nodeSelector, tolerations }: Placement) {
  return {
    domain: host,
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector,
    tolerations,
    // The chart adds the labels of each part.
    topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map(
      (topologyKey) => ({ maxSkew: 1, topologyKey, whenUnsatisfiable: "ScheduleAnyway" }),
    ),
    // The layer's own follow from the flows.
    networkPolicy: { create: false },
  };
}

/** Security contexts are the chart's: they meet the restricted standard, and the namespace admits no other. */
function part(resources: ReturnType<typeof amounts>) {
  return { resources, pdb: ONE_AT_A_TIME, metrics: MONITORED };
}
