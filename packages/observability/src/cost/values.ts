/** Values of the opencost chart. */
import { PROMETHEUS } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { FULL_NAME } from "../prometheus/names.ts";

export interface OpencostSurroundings {
  readonly clusterName: string;
  readonly region: string;
  readonly placement: Placement;
}

/** Any user but root: the image asks for none. */
const OPENCOST_USER = 1001;

export function opencostValues({ clusterName, region, placement }: OpencostSurroundings): HelmValues {
  return {
    serviceAccount: { create: true, name: "opencost" },
    podSecurityContext: { ...RESTRICTED_POD, runAsUser: OPENCOST_USER, fsGroup: OPENCOST_USER },
    opencost: {
      exporter: {
        defaultClusterId: clusterName,
        // Prices of AWS are by region, and a pod cannot ask the metadata service for its own.
        extraEnv: { AWS_REGION: region, CONFIG_PATH: CONFIG_DIRECTORY },
        resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { cpu: "500m", memory: "1Gi" } },
        securityContext: RESTRICTED_CONTAINER,
        extraVolumeMounts: [{ name: "configuration", mountPath: CONFIG_DIRECTORY }],
      },
      // Costs are metrics like others; Grafana shows them behind its sign-in.
      ui: { enabled: false },
      mcp: { enabled: false },
      prometheus: {
        internal: {
          enabled: true,
          serviceName: `${FULL_NAME}-prometheus`,
          namespaceName: PROMETHEUS.namespace,
          port: PROMETHEUS.port,
        },
      },
      metrics: { serviceMonitor: { enabled: true, scrapeInterval: "30s" } },
      nodeSelector: placement.nodeSelector,
      tolerations: placement.tolerations,
      topologySpreadConstraints: spread({ "app.kubernetes.io/name": "opencost" }),
    },
    extraVolumes: [{ name: "configuration", emptyDir: {} }],
  };
}

/** Where it keeps the prices that it has read. */
const CONFIG_DIRECTORY = "/var/configs";
