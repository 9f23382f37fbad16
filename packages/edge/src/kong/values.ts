/** Values of the kong chart: Kong without a database, and its controller of Ingress resources. EDG-02. */
import { ENTRANCE_PORTS, ENTRANCES } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { DRAIN_SECONDS } from "../ingress/service.ts";
import { NO_INBOUND_PROXY, PLATFORM_CRITICAL } from "../installing.ts";
import type { KongSettings } from "./kong.ts";

export const CLASS_NAME = "kong";

const NAME = ENTRANCES.kong;
/** User of the image. */
const USER = 1000;

export interface KongSurroundings {
  readonly kong: KongSettings;
  /** namespace/name of the Service before the pods: its address is that of every route. */
  readonly publicService: string;
  readonly placement: Placement;
}

export function kongValues({ kong, publicService, placement }: KongSurroundings): HelmValues {
  const { minReplicas, maxReplicas } = kong;
  return {
    deployment: { serviceAccount: { create: true, name: NAME } },
    replicaCount: minReplicas,
    autoscaling: { enabled: true, minReplicas, maxReplicas },
    resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    env: {
      database: "off",
      // TLS 1.2 and 1.3 with forward secrecy.
      ssl_cipher_suite: "intermediate",
      headers: "off",
      anonymous_reports: "off",
    },
    proxy: proxyValues(),
    ingressController: controllerValues(publicService),
    podAnnotations: NO_INBOUND_PROXY,
    securityContext: RESTRICTED_POD,
    containerSecurityContext: {
      ...RESTRICTED_CONTAINER,
      runAsNonRoot: true,
      runAsUser: USER,
      runAsGroup: USER,
    },
    updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    lifecycle: { preStop: { exec: { command: ["kong", "quit", `--wait=${DRAIN_SECONDS}`] } } },
    terminationGracePeriodSeconds: DRAIN_SECONDS + 30,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    topologySpreadConstraints: spread({ "app.kubernetes.io/name": NAME }),
    serviceMonitor: { enabled: true, interval: "30s" },
  };
}

/** A Service of the layer's own stands in front: Helm does not wait until the load balancer of its own is gone. */
function proxyValues() {
  const { http, https } = ENTRANCE_PORTS.kong;
  return {
    type: "ClusterIP",
    http: { enabled: true, containerPort: http },
    tls: { enabled: true, containerPort: https, parameters: ["http2"] },
  };
}

function controllerValues(publicService: string) {
  return {
    ingressClass: CLASS_NAME,
    // Ours has parameters.
    createIngressClass: false,
    env: { publish_service: publicService, anonymous_reports: "false" },
    rbac: { gatewayAPI: { enabled: false } },
    admissionWebhook: { enabled: true, failurePolicy: "Fail", port: ENTRANCE_PORTS.kong.webhook },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "500m", memory: "256Mi" } },
  };
}
