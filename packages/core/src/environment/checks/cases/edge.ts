/** Changes to prod that break a rule of the edge. */
import { all, type Case, remove, set } from "./case.ts";

const NGINX = {
  kind: "ingressNginx",
  firewall: { mode: "Block" },
  minReplicas: 3,
  maxReplicas: 10,
  sourceCidrBlocks: ["0.0.0.0/0"],
};
/** No host of an app, so that only what the case is about is wrong. */
const noHosts = set(["edge", "hosts"], {});

export const EDGE: readonly Case[] = [
  {
    check: "edgeHostApps",
    change: set(["edge", "hosts", "www.example.com", "app"], "identity-service"),
    path: 'edge.hosts["www.example.com"].app',
    message: /^must let istio-ingressgateway call it on port 8080/,
    remedy: /apps\.identity-service\.flows: \{ from: istio-ingressgateway, ports: \[8080\]/,
  },
  {
    check: "edgeHostsInMesh",
    change: all(
      set(["namespaces", "production", "istioInjection"], false),
      remove(["edge", "hosts", "api.example.com"]),
      remove(["apps", "api-gateway", "flows", 0, "http"]),
      remove(["apps", "api-gateway", "flows", 1, "http"]),
    ),
    path: 'edge.hosts["www.example.com"].app',
    message: /^must be an app in the mesh \(got frontend in production, which is out of it\)$/,
    remedy: /istioInjection: true for namespaces\.production/,
  },
  {
    check: "edgeHostsUnique",
    change: set(["edge", "tools", "loki"], "grafana.example.com"),
    path: "edge.tools.loki",
    message: /^must lead to one thing \(got grafana\.example\.com twice\)$/,
    remedy: /another host/,
  },
  {
    check: "edgeHostsInZones",
    change: set(["edge", "tools", "loki"], "loki.example.org"),
    path: "edge.tools.loki",
    message: /^must be in a zone of security\.certificates\.hostedZones \(got loki\.example\.org\)$/,
    remedy: /a host of example\.com/,
  },
  {
    check: "edgeEntranceNamespace",
    change: all(
      noHosts,
      set(["edge", "entrance"], NGINX),
      set(["namespaces", "infrastructure", "istioInjection"], false),
    ),
    path: "edge.entrance.kind",
    message: /^must have the namespace infrastructure in the mesh \(got ingressNginx without\)$/,
    remedy: /istioInjection: true/,
  },
  {
    check: "edgeReplicas",
    change: all(noHosts, set(["edge", "entrance"], { ...NGINX, maxReplicas: 2 })),
    path: "edge.entrance.maxReplicas",
    message: /^must be at least minReplicas \(got 2, minReplicas is 3\)$/,
    remedy: /3 or more/,
  },
  {
    check: "edgeRegionsWithDns",
    change: remove(["edge", "dns"]),
    path: "edge.regions.kind",
    message: /^must have edge\.dns, which writes its records \(got route53Failover without\)$/,
    remedy: /policy: UpsertOnly/,
  },
  {
    check: "edgeHealthReachable",
    change: set(["mesh", "ingressGateway", "sourceCidrBlocks"], ["203.0.113.0/24"]),
    path: "edge.regions.kind",
    message: /^must be reached by the health check \(got an entrance that lets in 203\.0\.113\.0\/24\)$/,
    remedy: /globalAccelerator/,
  },
  {
    check: "edgeProtectsProduction",
    change: set(["edge", "entrance", "firewall", "mode"], "Detect"),
    path: "edge.entrance.firewall.mode",
    message: /^must be Block in production \(got Detect\)$/,
    remedy: /another environment/,
  },
  {
    check: "edgeProtectsProduction",
    change: set(["edge", "certificateIssuer"], "letsencryptStaging"),
    path: "edge.certificateIssuer",
    message: /^must be an issuer that callers trust in production/,
    remedy: /letsencryptProduction/,
  },
];
