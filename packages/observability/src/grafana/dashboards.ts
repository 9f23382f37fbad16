/** Every dashboard, as one ConfigMap that Grafana reads from a volume: it needs no access to the Kubernetes API. */
import * as k8s from "@pulumi/kubernetes";
import type { Installing } from "../installing.ts";
import { API } from "./boards/api.ts";
import { CLUSTER } from "./boards/cluster.ts";
import { COSTS } from "./boards/costs.ts";
import { INGRESS } from "./boards/ingress.ts";
import { KAFKA } from "./boards/kafka.ts";
import { LOGS } from "./boards/logs.ts";
import { NODES } from "./boards/nodes.ts";
import { REDIS } from "./boards/redis.ts";
import { TIMESCALEDB } from "./boards/timescaledb.ts";
import { TRACES } from "./boards/traces.ts";
import { type Dashboard, grafanaJson } from "./dashboard.ts";

/** Name of the ConfigMap. */
export const DASHBOARDS = "grafana-dashboards";
/** Provider of Grafana that reads it. */
export const FOLDER = "platform";

export const ALL_DASHBOARDS: readonly Dashboard[] = [
  CLUSTER,
  NODES,
  API,
  INGRESS,
  KAFKA,
  REDIS,
  TIMESCALEDB,
  LOGS,
  TRACES,
  COSTS,
];

export function createDashboards({ parent, name, provider, namespace }: Installing): k8s.core.v1.ConfigMap {
  return new k8s.core.v1.ConfigMap(
    `${name}-dashboards`,
    {
      metadata: { name: DASHBOARDS, namespace },
      data: Object.fromEntries(ALL_DASHBOARDS.map((board) => [`${board.uid}.json`, grafanaJson(board)])),
    },
    { parent, provider },
  );
}
