/** The mesh: the controller of load balancers, Istio, the rules of who may call whom, gateways, and traces. */
import type { ContractInputs, meshContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { MeshContext } from "./context.ts";
import { createControlPlane } from "./control-plane/control-plane.ts";
import { createEgressRoutes } from "./gateways/egress-routes.ts";
import { outputOf } from "./gateways/gateway-part.ts";
import { createGateways } from "./gateways/gateways.ts";
import { createIngressClass, INGRESS_CLASS } from "./gateways/ingress-class.ts";
import { createProvider, known } from "./installing.ts";
import { createLoadBalancerController } from "./load-balancers/controller.ts";
import { createAuthorizationPolicies } from "./policies/authorization.ts";
import { createFaultGuard } from "./policies/faults.ts";
import { createPeerAuthentications } from "./policies/peer-authentication.ts";
import { createSidecarPolicies } from "./policies/sidecars.ts";
import { createTokenRules } from "./policies/tokens.ts";
import { createMonitors } from "./telemetry/monitors.ts";
import { createTelemetry } from "./telemetry/telemetry.ts";
import { TRUST_DOMAIN } from "./trust.ts";

export class Mesh extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof meshContract>;

  constructor(name: string, context: MeshContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:mesh:Mesh", name, {}, opts);
    const installing = { parent: this, name, context, provider: createProvider(this, name, context) };
    const loadBalancers = createLoadBalancerController(installing);
    const sidecars = createSidecarPolicies(installing);
    const { istiod, cni, namespace } = createControlPlane(installing, sidecars);
    const gateways = createGateways(installing, { istiod, loadBalancers });
    const policies = [
      ...createPeerAuthentications(installing, gateways, istiod),
      ...createAuthorizationPolicies(installing, gateways, istiod),
      ...createTokenRules(installing, gateways, istiod),
      ...createFaultGuard(installing, istiod),
    ];
    createTelemetry(installing, istiod);
    createMonitors(installing, namespace, { istiod, cni });
    createEgressRoutes(installing, gateways.egress, istiod);
    const ingressClass = createIngressClass(installing, gateways.ingress);
    this.outputs = {
      controlPlaneNamespace: known(namespace, [istiod, cni, ...policies]),
      trustDomain: TRUST_DOMAIN,
      ingressGateway: outputOf(gateways.ingress),
      egressGateway: outputOf(gateways.egress),
      ingressClassName: known(pulumi.output(INGRESS_CLASS), [ingressClass]),
      loadBalancerControllerRelease: loadBalancers.releaseName,
      faultInjectionAllowed: context.settings.mesh.faultInjection,
    };
    this.registerOutputs(this.outputs);
  }
}
