/** The default entrance: what the mesh's ingress gateway is told about hosts from outside. */
import type { EntranceSettings } from "@drydock/core/environment";
import { INGRESS_GATEWAY } from "@drydock/core/flows";
import type * as pulumi from "@pulumi/pulumi";
import { createCertificate } from "../certificates/certificates.ts";
import type { Entrance } from "../entrance.ts";
import { certifiedHosts } from "../hosts/hosts.ts";
import type { Installing } from "../installing.ts";
import type { Records } from "../regions/records.ts";
import { createPlainGateway } from "./create-plain.ts";
import { createProtection } from "./create-protection.ts";
import { createPlatformRoutes } from "./create-routes.ts";
import { createSecureGateways } from "./create-secure.ts";
import { createSolverPolicy } from "./solver.ts";

export type IstioSettings = Extract<EntranceSettings, { kind: "istio" }>;

/** Where the objects of the entrance are, and which pods they are for. */
export interface Place {
  readonly namespace: pulumi.Output<string>;
  readonly gateway: string;
}

/** Nothing is served before it is protected. Challenges of certificates need the gateways, and not the other way. */
export function createIstioEntrance(
  installing: Installing,
  settings: IstioSettings,
  records: Records,
  keepers: readonly pulumi.Resource[],
): Entrance {
  const { upstream } = installing.context;
  const namespace = upstream.mesh.ingressGateway.apply((gateway) => gateway.namespace);
  const place: Place = { namespace, gateway: INGRESS_GATEWAY };
  const protection = createProtection(installing, place, settings.firewall);
  const solver = createSolverPolicy(installing, place);
  const gateways = [
    ...createSecureGateways(installing, place, records, [...keepers, ...protection]),
    ...createPlainGateway(installing, place, protection),
  ];
  createPlatformRoutes(installing, place, gateways);
  const certificates = certifiedHosts(installing.context.settings).map((host) =>
    createCertificate(installing, host, namespace, [...gateways, solver]),
  );
  return { ready: [...gateways, ...certificates] };
}
