/** Namespaces of what the mesh protects: those of the environment, and those of the gateways. */
import type * as pulumi from "@pulumi/pulumi";
import type { Gateways } from "../gateways/gateways.ts";
import { environmentNamespace, type Installing } from "../installing.ts";
import { MESH_NAMESPACES } from "@drydock/core/flows";

/** The namespace of that name, known once it is closed. */
export function namespaceOf(
  installing: Installing,
  { ingress, egress, eastWest }: Gateways,
  namespace: string,
): pulumi.Output<string> {
  const own: Readonly<Record<string, pulumi.Output<string> | undefined>> = {
    [MESH_NAMESPACES.ingress]: ingress.namespace,
    [MESH_NAMESPACES.egress]: egress.namespace,
    [MESH_NAMESPACES.eastWest]: eastWest?.namespace,
  };
  return own[namespace] ?? environmentNamespace(installing, namespace);
}
