/** Hosts over HTTPS: those of every region, and those of this one, which have records of another kind. */
import { EDGE_GATEWAYS, MESH_NAMESPACES } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { hostsOf, ownHostOf } from "../hosts/hosts.ts";
import { createObject, type Installing } from "../installing.ts";
import type { Records } from "../regions/records.ts";
import { routeNamespace, secureSpec } from "./gateways.ts";
import type { Place } from "./istio.ts";

export function createSecureGateways(
  installing: Installing,
  { namespace, gateway }: Place,
  records: Records,
  dependsOn: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource[] {
  const { settings } = installing.context;
  const hosts = hostsOf(settings).map((host) => ({ ...host, namespace: routeNamespace(host) }));
  const ownHost = ownHostOf(settings);
  const served = {
    shared: hosts.filter(({ shared }) => shared),
    own: [
      ...hosts.filter(({ shared }) => !shared),
      ...(ownHost === undefined ? [] : [{ host: ownHost, namespace: MESH_NAMESPACES.ingress }]),
    ],
  };
  return (["shared", "own"] as const)
    .filter((which) => served[which].length > 0)
    .map((which) =>
      createObject(
        installing,
        `gateway-${which}`,
        {
          apiVersion: "networking.istio.io/v1",
          kind: "Gateway",
          name: EDGE_GATEWAYS[which],
          namespace,
          annotations: records[which],
          spec: secureSpec(gateway, served[which]),
        },
        dependsOn,
      ),
    );
}
