/** Flows of apps: ends that nobody has, ports that nobody serves, and connections that are declared at both ends. */
import { appsOf, portsOf } from "../../apps/index.ts";
import type { FlowMap } from "../../flows/flow.ts";
import { platformFlows } from "../../flows/flows-of.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { AppFlow, AppSettings } from "../slices/apps.ts";
import { READS_FLOWS } from "./apps.ts";
import type { Check } from "./check.ts";

interface Entry {
  readonly path: readonly (string | number)[];
  readonly app: string;
  readonly flow: AppFlow;
}

/** Only what the file says; the agent platform's own flows are code. */
function entries({ apps }: Environment): Entry[] {
  return Object.entries(apps).flatMap(([app, { flows }]) =>
    flows.map((flow, i) => ({ path: ["apps", app, "flows", i], app, flow })),
  );
}

const READS = ["apps", "agentPlatform", ...READS_FLOWS];

export const appFlowEnds: Check = {
  reads: READS,
  find: (environment) => {
    const known = [...Object.keys(appsOf(environment)), ...Object.keys(platformFlows(environment).peers)];
    return entries(environment).flatMap(({ path, flow }): Finding[] => {
      const ends = (["from", "to"] as const).filter((end) => flow[end] !== undefined);
      const [end] = ends;
      if (end === undefined || ends.length > 1) {
        return [
          {
            path,
            message: `must have from or to, and not both (has ${ends.join(" and ") || "neither"})`,
            change: "name the other end only; the app itself is this one",
          },
        ];
      }
      const peer = flow[end] ?? "";
      if (known.includes(peer)) return [];
      const guess = nearest(peer, known);
      return [
        {
          path: [...path, end],
          given: peer,
          allowed: "an app, a peer of the platform, or internet",
          message: `is nobody in this environment (got ${peer}${didYouMean(guess)})`,
          change:
            guess === undefined
              ? "name an app or a peer of the platform, or add the service first"
              : `write ${guess}`,
        },
      ];
    });
  },
};

/** Of apps, whose ports the file says. The platform's peers know their own. */
export const appFlowPorts: Check = {
  reads: READS,
  find: (environment) => {
    const apps = appsOf(environment);
    return entries(environment).flatMap(({ path, app, flow }): Finding[] => {
      const name = flow.from === undefined ? (flow.to ?? "") : app;
      const called: AppSettings | undefined = apps[name];
      if (called === undefined) return [];
      const served = portsOf(called).map(({ port }) => port);
      return flow.ports.flatMap((port, i): Finding[] =>
        served.includes(port)
          ? []
          : [
              {
                path: [...path, "ports", i],
                given: port,
                allowed: served.join(", "),
                message: `is no port of ${name} (got ${port}; it serves ${served.join(", ") || "none"})`,
                change: `write one of its ports, or add ${port} to the ports of ${name}`,
              },
            ],
      );
    });
  },
};

export const appFlowsOnce: Check = {
  reads: READS,
  find: (environment) => {
    const seen = new Set(platformFlows(environment).flows.flatMap(keys));
    return entries(environment).flatMap(({ path, app, flow }): Finding[] => {
      const { from = app, to = app, ports, protocol } = flow;
      const own = keys({ from, to, ports: ports.map((port) => ({ port, protocol })) });
      const again = own.filter((key) => seen.has(key));
      own.forEach((key) => seen.add(key));
      return again.map((key) => ({
        path,
        message: `is declared twice (${key})`,
        change: "keep one of them: a flow is declared at one of its ends",
      }));
    });
  },
};

/** A connection as a message shows it. */
function keys({ from, to, ports }: Pick<FlowMap["flows"][number], "from" | "to" | "ports">): string[] {
  return ports.map(({ port, protocol }) => `from ${from} to ${to} on ${protocol} ${port}`);
}

/** Methods and paths are the mesh's to hold, in the sidecar of the one who is called. */
export const appFlowHttp: Check = {
  reads: READS,
  find: (environment) => {
    const apps = appsOf(environment);
    return entries(environment).flatMap(({ path, app, flow }): Finding[] => {
      const called = flow.from === undefined ? (flow.to ?? "") : app;
      const namespace = apps[called]?.namespace ?? "";
      if (flow.http === undefined || environment.namespaces[namespace]?.istioInjection) return [];
      return [
        {
          path: [...path, "http"],
          message: `needs a called app in the mesh (${called} is not)`,
          change: "leave http out, or turn istioInjection of its namespace on",
        },
      ];
    });
  },
};

/** Behind one port there is either the mesh's TLS or none: Istio cannot offer both and stay strict. */
export const appFlowIdentity: Check = {
  reads: READS,
  find: (environment) => {
    const apps = appsOf(environment);
    const peers = platformFlows(environment).peers;
    const meshed = (namespace: string | undefined) =>
      environment.namespaces[namespace ?? ""]?.istioInjection ?? false;
    const hasCertificate = (name: string): boolean => {
      const peer = peers[name];
      return meshed(apps[name]?.namespace) || (peer?.kind === "pods" && peer.inMesh);
    };
    return entries(environment).flatMap(({ path, app, flow }): Finding[] => {
      if (flow.from === undefined || !meshed(apps[app]?.namespace) || hasCertificate(flow.from)) return [];
      // Who is not there at all, or nowhere, is another check's.
      const nowhere = environment.namespaces[apps[flow.from]?.namespace ?? ""] === undefined;
      if (peers[flow.from] === undefined && nowhere) return [];
      return [
        {
          path: [...path, "from"],
          given: flow.from,
          message: `has no certificate of the mesh, which ${app} asks of its callers (got ${flow.from})`,
          change: "let it come through istio-ingressgateway, or move one of the two into or out of the mesh",
        },
      ];
    });
  },
};
