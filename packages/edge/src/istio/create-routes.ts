/** Routes of Keycloak, Grafana and the tools, and the answer to the health check of this region. */
import { EDGE_GATEWAYS } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { backendOf, pathsOf } from "../hosts/backends.ts";
import { type Host, hostsOf, ownHostOf, slug } from "../hosts/hosts.ts";
import { createObject, type Installing } from "../installing.ts";
import type { Place } from "./istio.ts";
import { createBackendTls } from "./backend-tls.ts";
import { healthSpec, routeSpec } from "./routes.ts";

const API = "networking.istio.io/v1";

export function createPlatformRoutes(
  installing: Installing,
  place: Place,
  gateways: readonly pulumi.Resource[],
): void {
  const hosts = hostsOf(installing.context.settings).filter(({ owner }) => owner.kind !== "app");
  for (const host of hosts) createRoute(installing, place, host, gateways);
  createBackendTls(installing, place, hosts);
  createHealthAnswer(installing, place, gateways);
}

function createRoute(
  installing: Installing,
  { namespace }: Place,
  host: Host,
  gateways: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource {
  const gateway = EDGE_GATEWAYS[host.shared ? "shared" : "own"];
  const spec = backendOf(installing.context, host).apply((backend) =>
    routeSpec(host, gateway, backend, pathsOf(host)),
  );
  const name = slug(host.host);
  return createObject(
    installing,
    `route-${name}`,
    { apiVersion: API, kind: "VirtualService", name, namespace, spec },
    gateways,
  );
}

function createHealthAnswer(
  installing: Installing,
  { namespace }: Place,
  gateways: readonly pulumi.Resource[],
): void {
  const host = ownHostOf(installing.context.settings);
  if (host === undefined) return;
  createObject(
    installing,
    "route-health",
    {
      apiVersion: API,
      kind: "VirtualService",
      name: "health",
      namespace,
      spec: healthSpec(host, EDGE_GATEWAYS.own),
    },
    gateways,
  );
}
