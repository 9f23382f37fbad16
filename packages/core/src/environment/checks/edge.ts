/** The edge: hosts that lead somewhere, in zones that can be written, through an entrance that can do its work. */
import { appsOf, portsOf } from "../../apps/index.ts";
import { ENTRANCE_NAMESPACE, entranceOf } from "../../flows/standing/edge/names.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";
import { allHosts } from "./edge/all-hosts.ts";

const HOSTS = ["edge", "observability.grafana", "security.identity", "delivery.argoCd"];

/** An app says for itself who may call it. That there is such an app, with a port, is for another check. */
export const edgeHostApps: Check = {
  reads: ["edge", "apps", "agentPlatform"],
  find: (environment) => {
    const apps = appsOf(environment);
    const entrance = entranceOf(environment.edge);
    return Object.entries(environment.edge.hosts).flatMap(([host, { app }]): Finding[] => {
      const path = ["edge", "hosts", host, "app"];
      const found = apps[app];
      const port = found && portsOf(found).find(({ name }) => name !== "metrics")?.port;
      if (port === undefined) return [];
      if (found?.flows.some(({ from, ports }) => from === entrance && ports.includes(port))) return [];
      return [
        {
          path,
          given: app,
          message: `must let ${entrance} call it on port ${port} (got ${app}, which does not)`,
          change: `add to apps.${app}.flows: { from: ${entrance}, ports: [${port}], why: callers of ${host} }`,
        },
      ];
    });
  },
};

/** Routes to pods without a sidecar would be refused by their own DestinationRule. */
export const edgeHostsInMesh: Check = {
  reads: ["edge", "apps", "agentPlatform", "namespaces"],
  find: (environment) => {
    const apps = appsOf(environment);
    return Object.entries(environment.edge.hosts).flatMap(([host, { app }]): Finding[] => {
      const namespace = apps[app]?.namespace;
      if (namespace === undefined || environment.namespaces[namespace]?.istioInjection !== false) return [];
      return [
        {
          path: ["edge", "hosts", host, "app"],
          given: app,
          message: `must be an app in the mesh (got ${app} in ${namespace}, which is out of it)`,
          change: `write istioInjection: true for namespaces.${namespace}, or move the app`,
        },
      ];
    });
  },
};

export const edgeHostsUnique: Check = {
  reads: HOSTS,
  find: (environment) => {
    const hosts = allHosts(environment);
    return hosts.flatMap(({ host, path }, i): Finding[] =>
      hosts.findIndex((other) => other.host === host) === i
        ? []
        : [
            {
              path,
              given: host,
              message: `must lead to one thing (got ${host} twice)`,
              change: "give one of the two another host",
            },
          ],
    );
  },
};

/** ExternalDNS passes other hosts over; and a challenge over HTTP is answered by the default entrance of one region alone. */
export const edgeHostsInZones: Check = {
  reads: [...HOSTS, "security.certificates"],
  find: (environment) => {
    const { edge, security } = environment;
    if (edge.dns === undefined && edge.regions.kind === "none" && edge.entrance.kind === "istio") return [];
    const zones = security.certificates.hostedZones.map(({ domain }) => domain);
    return allHosts(environment).flatMap(({ host, path }): Finding[] =>
      zones.some((domain) => host === domain || host.endsWith(`.${domain}`))
        ? []
        : [
            {
              path,
              given: host,
              message: `must be in a zone of security.certificates.hostedZones (got ${host})`,
              change: `add its zone there, or take a host of ${zones.join(", ") || "a zone that is"}`,
            },
          ],
    );
  },
};

/** Of ingress-nginx and Kong: without a sidecar they are no caller that an app lets in. */
export const edgeEntranceNamespace: Check = {
  reads: ["edge", "namespaces"],
  find: ({ edge, namespaces }): Finding[] =>
    edge.entrance.kind === "istio" || namespaces[ENTRANCE_NAMESPACE]?.istioInjection
      ? []
      : [
          {
            path: ["edge", "entrance", "kind"],
            given: edge.entrance.kind,
            message: `must have the namespace ${ENTRANCE_NAMESPACE} in the mesh (got ${edge.entrance.kind} without)`,
            change: `add namespaces.${ENTRANCE_NAMESPACE} with istioInjection: true, or write kind: istio`,
          },
        ],
};

export const edgeReplicas: Check = {
  reads: ["edge.entrance"],
  find: ({ edge: { entrance } }): Finding[] =>
    entrance.kind === "istio" || entrance.maxReplicas >= entrance.minReplicas
      ? []
      : [
          {
            path: ["edge", "entrance", "maxReplicas"],
            given: entrance.maxReplicas,
            allowed: `${entrance.minReplicas} or more`,
            message: `must be at least minReplicas (got ${entrance.maxReplicas}, minReplicas is ${entrance.minReplicas})`,
            change: `set maxReplicas to ${entrance.minReplicas} or more`,
          },
        ],
};

export const edgeRegionsWithDns: Check = {
  reads: ["edge"],
  find: ({ edge }): Finding[] =>
    edge.regions.kind === "none" || edge.dns
      ? []
      : [
          {
            path: ["edge", "regions", "kind"],
            given: edge.regions.kind,
            message: `must have edge.dns, which writes its records (got ${edge.regions.kind} without)`,
            change: "add dns: { policy: UpsertOnly }, or write kind: none",
          },
        ],
};

/** Checkers of Route 53 ask from many addresses. A region that they cannot reach counts as lost. */
export const edgeHealthReachable: Check = {
  reads: ["edge", "mesh.ingressGateway"],
  find: ({ edge, mesh }): Finding[] => {
    const { entrance, regions } = edge;
    const open = (entrance.kind === "istio" ? mesh.ingressGateway : entrance).sourceCidrBlocks;
    return regions.kind !== "route53Failover" || open.includes("0.0.0.0/0")
      ? []
      : [
          {
            path: ["edge", "regions", "kind"],
            given: regions.kind,
            message: `must be reached by the health check (got an entrance that lets in ${open.join(", ")})`,
            change: "add 0.0.0.0/0 to sourceCidrBlocks of the entrance, or take globalAccelerator",
          },
        ];
  },
};

export const edgeProtectsProduction: Check = {
  reads: ["production", "edge"],
  find: ({ production, edge }): Finding[] => {
    if (!production) return [];
    const { entrance, certificateIssuer } = edge;
    return [
      ...(entrance.kind !== "kong" && entrance.firewall.mode === "Detect"
        ? [
            {
              path: ["edge", "entrance", "firewall", "mode"],
              given: "Detect",
              allowed: "Block",
              message: "must be Block in production (got Detect)",
              change: "write mode: Block, and look at false alarms in another environment",
            },
          ]
        : []),
      ...(certificateIssuer === "letsencryptStaging"
        ? [
            {
              path: ["edge", "certificateIssuer"],
              given: certificateIssuer,
              message: "must be an issuer that callers trust in production (got letsencryptStaging)",
              change: "write letsencryptProduction",
            },
          ]
        : []),
    ];
  },
};
