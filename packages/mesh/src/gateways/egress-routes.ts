/** Routes to hosts outside: from the proxy of the caller to the egress gateway, and from there out. */
import type * as pulumi from "@pulumi/pulumi";
import { createObject, type Installing } from "../installing.ts";
import {
  destinationSpec,
  EGRESS_SERVERS,
  gatewaySpec,
  routeSpec,
  serviceEntrySpec,
  slug,
} from "./egress-plan.ts";
import { type GatewayPart, selectorOf } from "./gateway-part.ts";

/** A route comes last: until then callers reach the host as their network policies let them, which is not at all. */
export function createEgressRoutes(
  installing: Installing,
  { name, namespace, resources }: GatewayPart,
  istiod: pulumi.Resource,
): void {
  const hosts = installing.context.settings.mesh.egressGateway.hosts.map(({ host }) => host);
  if (hosts.length === 0) return;
  const networking = { apiVersion: "networking.istio.io/v1", namespace } as const;
  const servers = createObject(
    installing,
    "egress-servers",
    { ...networking, kind: "Gateway", name: EGRESS_SERVERS, spec: gatewaySpec(selectorOf(name), hosts) },
    [istiod, ...resources],
  );
  const subsets = createObject(
    installing,
    "egress-subsets",
    { ...networking, kind: "DestinationRule", name, spec: destinationSpec(hosts) },
    [istiod],
  );
  for (const host of hosts) {
    const entry = createObject(
      installing,
      `egress-host-${slug(host)}`,
      { ...networking, kind: "ServiceEntry", name: slug(host), spec: serviceEntrySpec(host) },
      [istiod],
    );
    createObject(
      installing,
      `egress-route-${slug(host)}`,
      { ...networking, kind: "VirtualService", name: slug(host), spec: routeSpec(host) },
      [servers, subsets, entry],
    );
  }
}
