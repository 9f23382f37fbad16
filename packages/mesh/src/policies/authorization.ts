/** Authorization: nobody calls anybody, but where a flow says so. MSH-04. */
import { EGRESS_GATEWAY, MESH_NAMESPACES, meshedNamespaces } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Gateways } from "../gateways/gateways.ts";
import { createObject, environmentNamespace, type Installing } from "../installing.ts";
import { namespaceOf } from "./namespaces.ts";
import { allowSpec, egressRules, meshedWorkloads, rulesOf } from "./plan.ts";

const KIND = { apiVersion: "security.istio.io/v1", kind: "AuthorizationPolicy" } as const;

/** Closed for the whole mesh and for each of its namespaces, so that neither opens by a mistake in the other. */
export function createAuthorizationPolicies(
  installing: Installing,
  gateways: Gateways,
  istiod: pulumi.Resource,
): k8s.apiextensions.CustomResource[] {
  const { flows, settings } = installing.context;
  const closed = [MESH_NAMESPACES.controlPlane, ...meshedNamespaces(settings)].map((namespace) =>
    createObject(
      installing,
      `closed-${namespace}`,
      { ...KIND, name: "closed", namespace: environmentNamespace(installing, namespace), spec: {} },
      [istiod],
    ),
  );
  const open = meshedWorkloads(flows).map(([workload, { namespace, podLabels }]) => {
    const rules =
      workload === EGRESS_GATEWAY ? egressRules(settings.mesh.egressGateway.hosts) : rulesOf(flows, workload);
    return createObject(
      installing,
      `callers-of-${workload}`,
      {
        ...KIND,
        name: `callers-of-${workload}`,
        namespace: namespaceOf(installing, gateways, namespace),
        spec: allowSpec(podLabels, rules),
      },
      [istiod],
    );
  });
  return [...closed, ...open];
}
