/** Gateways: requests from outside, calls to the outside, and other clusters of the mesh. */
import { chartSource } from "@drydock/core/catalogue";
import { EAST_WEST_GATEWAY, EGRESS_GATEWAY, INGRESS_GATEWAY, MESH_NAMESPACES } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { createEastWestRoutes } from "./east-west.ts";
import { createGatewayService, type Exposure } from "./service.ts";
import type { GatewayPart } from "./gateway-part.ts";
import { eastWestExposure, egressExposure, ingressExposure } from "./exposure.ts";
import { gatewayValues, type Scaling } from "./values.ts";

export interface Gateways {
  readonly ingress: GatewayPart;
  readonly egress: GatewayPart;
  readonly eastWest?: GatewayPart;
}

interface Needs {
  /** Injects the proxy that a gateway is. */
  readonly istiod: HelmAddon;
  /** Makes the load balancers, and must be there until they are gone. */
  readonly loadBalancers: HelmAddon;
}

export function createGateways(installing: Installing, needs: Needs): Gateways {
  const { ingressGateway, egressGateway, eastWestGateway } = installing.context.settings.mesh;
  const ingress = createGateway(installing, needs, {
    gateway: INGRESS_GATEWAY,
    namespace: MESH_NAMESPACES.ingress,
    scaling: ingressGateway,
    exposure: ingressExposure(ingressGateway.sourceCidrBlocks),
  });
  const egress = createGateway(installing, needs, {
    gateway: EGRESS_GATEWAY,
    namespace: MESH_NAMESPACES.egress,
    scaling: egressGateway,
    exposure: egressExposure(),
  });
  if (!eastWestGateway) return { ingress, egress };
  const eastWest = createGateway(installing, needs, {
    gateway: EAST_WEST_GATEWAY,
    namespace: MESH_NAMESPACES.eastWest,
    scaling: eastWestGateway,
    exposure: eastWestExposure(eastWestGateway.peerCidrBlocks),
    network: installing.context.settings.mesh.network,
  });
  createEastWestRoutes(installing, eastWest, needs.istiod);
  return { ingress, egress, eastWest };
}

/** Ten replicas of the largest gateway, those that an update adds, and pods that answer challenges of certificates. */
const QUOTA = { requests: { cpu: "4", memory: "8Gi" } } as const;

interface GatewaySettings {
  readonly gateway: string;
  readonly namespace: string;
  readonly scaling: Scaling;
  readonly exposure: Exposure;
  /** Network of the mesh that the gateway is the entrance of. */
  readonly network?: string;
}

/**
 * Not in istio-system: the namespace is labelled to be left out of injection, and so would be the gateway, whose
 * proxy is injected.
 */
function createGateway(
  installing: Installing,
  { istiod, loadBalancers }: Needs,
  { gateway, namespace: wanted, scaling, exposure, network }: GatewaySettings,
): GatewayPart {
  const { parent, name, provider } = installing;
  const namespace = createNamespace(installing, wanted, { istioInjection: true, quota: QUOTA });
  const release = new HelmAddon(
    `${name}-${gateway}`,
    {
      ...chartSource("istio-gateway"),
      releaseName: gateway,
      namespace,
      networkPolicies: networkPolicies(installing, gateway),
      values: gatewayValues({ name: gateway, scaling, placement: placementOf(installing), network }),
    },
    { parent, providers: [provider], dependsOn: [istiod] },
  );
  const service = createGatewayService(installing, { name: gateway, namespace, network }, exposure, [
    release,
    loadBalancers,
  ]);
  return { name: gateway, namespace, resources: [release, service] };
}
