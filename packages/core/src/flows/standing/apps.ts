/** Flows of the environment's apps: what their blocks declare, and what monitoring and their tokens need. */
import { appsOf, metricsPortOf } from "../../apps/index.ts";
import type { Environment } from "../../environment/schema.ts";
import type { AppFlow, AppSettings } from "../../environment/slices/apps.ts";
import type { Flow, FlowMap, PodsPeer } from "../flow.ts";
import { tcp } from "../flow.ts";

export function appFlows(environment: Environment): FlowMap {
  const apps = Object.entries(appsOf(environment));
  return {
    peers: Object.fromEntries(apps.map(([name, app]) => [name, peer(environment, name, app)])),
    flows: apps.flatMap(([name, app]) => [
      ...app.flows.map((flow) => declared(name, flow)),
      ...implied(name, app),
    ]),
  };
}

function peer({ namespaces }: Environment, name: string, app: AppSettings): PodsPeer {
  return {
    kind: "pods",
    namespace: app.namespace,
    podLabels: { app: name },
    serviceAccount: app.serviceAccount?.name ?? name,
    inMesh: namespaces[app.namespace]?.istioInjection ?? false,
  };
}

/** One end is the app; the environment's checks have refused flows with both ends, or with none. */
function declared(name: string, { from = name, to = name, ports, protocol, http, why }: AppFlow): Flow {
  return { from, to, ports: ports.map((port) => ({ port, protocol })), ...(http ? { http } : {}), why };
}

function implied(name: string, app: AppSettings): Flow[] {
  const metrics = metricsPortOf(app);
  return [
    ...(metrics === undefined ? [] : [{ from: "prometheus", to: name, ports: tcp(metrics), why: "metrics" }]),
    ...(app.serviceAccount?.mountToken
      ? [{ from: name, to: "kube-api", ports: tcp(443), why: "its own configuration" }]
      : []),
  ];
}
