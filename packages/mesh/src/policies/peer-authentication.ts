/** Mutual TLS: strict for the mesh and for each of its namespaces. MSH-03. */
import { MESH_NAMESPACES, meshedNamespaces } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Gateways } from "../gateways/gateways.ts";
import { createObject, environmentNamespace, type Installing } from "../installing.ts";
import { namespaceOf } from "./namespaces.ts";
import { meshedWorkloads, plainPorts, strictSpec } from "./plan.ts";

const KIND = { apiVersion: "security.istio.io/v1", kind: "PeerAuthentication" } as const;
const STRICT = { mtls: { mode: "STRICT" } } as const;

export function createPeerAuthentications(
  installing: Installing,
  gateways: Gateways,
  istiod: pulumi.Resource,
): k8s.apiextensions.CustomResource[] {
  const { flows, settings } = installing.context;
  const strict = [MESH_NAMESPACES.controlPlane, ...meshedNamespaces(settings)].map((namespace) =>
    createObject(
      installing,
      `strict-${namespace}`,
      { ...KIND, name: "default", namespace: environmentNamespace(installing, namespace), spec: STRICT },
      [istiod],
    ),
  );
  const own = new Set(Object.values<string>(gatewayNamespaces()));
  const exceptions = meshedWorkloads(flows)
    // Listeners of a gateway have the TLS of its Gateway resource.
    .filter(([, { namespace }]) => !own.has(namespace))
    .flatMap(([workload, { namespace, podLabels }]) => {
      const plain = plainPorts(flows, workload);
      if (Object.keys(plain).length === 0) return [];
      return [
        createObject(
          installing,
          `strict-${workload}`,
          {
            ...KIND,
            name: workload,
            namespace: namespaceOf(installing, gateways, namespace),
            spec: strictSpec(podLabels, plain),
          },
          [istiod],
        ),
      ];
    });
  return [...strict, ...exceptions];
}

function gatewayNamespaces() {
  const { ingress, egress, eastWest } = MESH_NAMESPACES;
  return { ingress, egress, eastWest };
}
