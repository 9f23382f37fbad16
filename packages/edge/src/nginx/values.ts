/** Values of the ingress-nginx chart: the row's replicas, resources and protections. EDG-01. */
import { ENTRANCE_PORTS, ENTRANCES, PROMETHEUS } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import type { HostSettings } from "../hosts/hosts.ts";
import { DRAIN_SECONDS } from "../ingress/service.ts";
import { NO_INBOUND_PROXY, PLATFORM_CRITICAL } from "../installing.ts";
import { HEADERS, nginxConfig } from "./config.ts";
import type { NginxSettings } from "./nginx.ts";

export const CLASS_NAME = "nginx";

const NAME = ENTRANCES.ingressNginx;
/** User of the image. */
const USER = 101;

export interface NginxSurroundings {
  readonly nginx: NginxSettings;
  readonly settings: HostSettings;
  /** namespace/name of the Service before the pods: its address is that of every route. */
  readonly publicService: string;
  readonly placement: Placement;
}

export function nginxValues({ nginx, settings, publicService, placement }: NginxSurroundings): HelmValues {
  const { http, https, webhook, metrics } = ENTRANCE_PORTS.ingressNginx;
  const { minReplicas, maxReplicas } = nginx;
  return {
    serviceAccount: { create: true, name: NAME },
    controller: {
      replicaCount: minReplicas,
      autoscaling: { enabled: true, minReplicas, maxReplicas, targetCPUUtilizationPercentage: 80 },
      minAvailable: minReplicas - 1,
      resources: { requests: { cpu: "250m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
      config: nginxConfig(nginx, settings),
      addHeaders: HEADERS,
      allowSnippetAnnotations: false,
      ingressClassResource: { name: CLASS_NAME, enabled: true, default: false },
      ingressClass: CLASS_NAME,
      // Above 1023, so that no capability is needed.
      containerPort: { http, https },
      extraArgs: { "http-port": String(http), "https-port": String(https) },
      // A Service of the layer's own stands in front: Helm does not wait until the load balancer of its own is gone.
      service: { enabled: false },
      publishService: { enabled: true, pathOverride: publicService },
      podAnnotations: NO_INBOUND_PROXY,
      podSecurityContext: { ...RESTRICTED_POD, runAsUser: USER },
      // It writes its own configuration beside its program.
      containerSecurityContext: {
        ...RESTRICTED_CONTAINER,
        readOnlyRootFilesystem: false,
        runAsNonRoot: true,
        runAsUser: USER,
      },
      updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      terminationGracePeriodSeconds: DRAIN_SECONDS + 240,
      priorityClassName: PLATFORM_CRITICAL,
      nodeSelector: { "kubernetes.io/os": "linux", ...placement.nodeSelector },
      tolerations: placement.tolerations,
      topologySpreadConstraints: spread({ "app.kubernetes.io/name": NAME }),
      // The certificate of the webhook is cert-manager's, so that no job has to make one.
      admissionWebhooks: {
        enabled: true,
        failurePolicy: "Fail",
        port: webhook,
        patch: { enabled: false },
        certManager: { enabled: true },
      },
      metrics: {
        enabled: true,
        port: metrics[0],
        serviceMonitor: { enabled: true, scrapeInterval: "30s", namespace: PROMETHEUS.namespace },
      },
    },
  };
}
