/** Values of the istio-gateway chart. */
import { INGRESS_GATEWAY } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";

export interface Scaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

export interface GatewayValues {
  readonly name: string;
  readonly scaling: Scaling;
  readonly placement: Placement;
  readonly network?: string;
}

/** User of Istio's proxy images. */
const PROXY = 1337;
/** Open connections have as long to end as the load balancer waits for them. */
export const DRAIN_SECONDS = 60;

const RESOURCES = {
  requests: { cpu: "100m", memory: "128Mi" },
  limits: { cpu: "2", memory: "1Gi" },
} as const;
/** EDG-01. The rules of the firewall that the edge layer puts there take about 200Mi. */
const ENTRANCE_RESOURCES = {
  requests: { cpu: "250m", memory: "512Mi" },
  limits: { cpu: "1", memory: "1Gi" },
} as const;

export function gatewayValues({ name, scaling, placement, network }: GatewayValues): HelmValues {
  const { minReplicas, maxReplicas } = scaling;
  return {
    autoscaling: { enabled: true, minReplicas, maxReplicas, targetCPUUtilizationPercentage: 80 },
    // A Service of the layer's own stands in front: Helm does not wait until the load balancer of its own is gone.
    service: { type: "None" },
    securityContext: { ...RESTRICTED_POD, runAsUser: PROXY, runAsGroup: PROXY },
    containerSecurityContext: { ...RESTRICTED_CONTAINER, privileged: false, runAsNonRoot: true },
    resources: name === INGRESS_GATEWAY ? ENTRANCE_RESOURCES : RESOURCES,
    podAnnotations: {
      "proxy.istio.io/config": JSON.stringify({ terminationDrainDuration: `${DRAIN_SECONDS}s` }),
    },
    terminationGracePeriodSeconds: DRAIN_SECONDS + 30,
    strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    podDisruptionBudget: { maxUnavailable: 1 },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ app: name }),
    ...(network === undefined ? {} : { networkGateway: network }),
  };
}
