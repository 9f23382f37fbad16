/** Values of the argo-rollouts chart. */
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";

/** Traffic routers that the controller gets no permissions for: the platform routes by Istio alone. */
const UNUSED_PROVIDERS = [
  "smi",
  "ambassador",
  "awsLoadBalancerController",
  "awsAppMesh",
  "traefik",
  "apisix",
  "contour",
  "glooPlatform",
  "gatewayAPI",
] as const;

export function rolloutsValues({
  placement,
  replicas,
}: {
  readonly placement: Placement;
  readonly replicas: number;
}): HelmValues {
  return {
    installCRDs: true,
    // A definition that goes takes every Rollout, and so every pod of one, with it.
    keepCRDs: true,
    podSecurityContext: RESTRICTED_POD,
    containerSecurityContext: RESTRICTED_CONTAINER,
    providerRBAC: {
      providers: { istio: true, ...Object.fromEntries(UNUSED_PROVIDERS.map((one) => [one, false])) },
    },
    controller: {
      replicas,
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { cpu: "1", memory: "1Gi" } },
      priorityClassName: PLATFORM_CRITICAL,
      nodeSelector: placement.nodeSelector,
      tolerations: placement.tolerations,
      topologySpreadConstraints: spread({ "app.kubernetes.io/name": "argo-rollouts" }),
      // One at a time, so that a single replica never blocks the drain of its node.
      pdb: { enabled: true, maxUnavailable: 1 },
      metrics: { enabled: true, serviceMonitor: { enabled: true } },
    },
    dashboard: { enabled: false },
  };
}
