/** Values of the opencost chart. */
import { PROMETHEUS } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD, spread } from "@drydock/helm-addon";
import { FULL_NAME } from "../prometheus/names.ts";

/** Where the cost and usage report is asked. */
export interface ReportQueries {
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
  readonly resultsUrl: string;
}

export interface OpencostSurroundings {
  readonly clusterName: string;
  readonly region: string;
  readonly accountId: string;
  readonly placement: Placement;
  /** Absent where the environment has no report: costs are those of the price list then. */
  readonly queries: ReportQueries | undefined;
}

/** Any user but root: the image asks for none. */
const OPENCOST_USER = 1001;

export function opencostValues(around: OpencostSurroundings): HelmValues {
  const { clusterName, region, placement, queries } = around;
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
      ...(queries ? cloudCosts(around, queries) : {}),
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
      metrics: {
        serviceMonitor: { enabled: true, scrapeInterval: "30s" },
        // Labels of pods, by which costs are told apart; what kube-state-metrics has is counted once.
        kubeStateMetrics: { emitKsmV1Metrics: false, emitKsmV1MetricsOnly: true },
      },
      nodeSelector: placement.nodeSelector,
      tolerations: placement.tolerations,
      topologySpreadConstraints: spread({ "app.kubernetes.io/name": "opencost" }),
    },
    extraVolumes: [{ name: "configuration", emptyDir: {} }],
  };
}

/** No keys: the pod's role is allowed to ask. https://opencost.io/docs/configuration/aws/#aws-cloud-costs */
function cloudCosts({ region, accountId }: OpencostSurroundings, queries: ReportQueries) {
  const { database, table, workgroup, resultsUrl } = queries;
  const athena = {
    bucket: resultsUrl,
    region,
    database,
    table,
    workgroup,
    account: accountId,
    authorizer: { authorizerType: "AWSServiceAccount" },
    // Partitioned by year and month.
    curVersion: "1.0",
  };
  return {
    cloudCost: { enabled: true },
    cloudIntegrationJSON: JSON.stringify({ aws: { athena: [athena] } }),
  };
}

/** Where it keeps the prices that it has read. */
const CONFIG_DIRECTORY = "/var/configs";
