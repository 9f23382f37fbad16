/** Plain HTTP: only to be sent to HTTPS. */
import { EDGE_GATEWAYS } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { certifiedHosts, provenByDns } from "../hosts/hosts.ts";
import { createObject, type Installing } from "../installing.ts";
import { NO_RECORDS } from "../regions/records.ts";
import { plainSpec } from "./gateways.ts";
import type { Place } from "./istio.ts";

export function createPlainGateway(
  installing: Installing,
  { namespace, gateway }: Place,
  dependsOn: readonly pulumi.Resource[],
): k8s.apiextensions.CustomResource[] {
  const { settings } = installing.context;
  const hosts = certifiedHosts(settings).filter((host) => provenByDns(settings, host));
  if (hosts.length === 0) return [];
  return [
    createObject(
      installing,
      "gateway-plain",
      {
        apiVersion: "networking.istio.io/v1",
        kind: "Gateway",
        name: EDGE_GATEWAYS.plain,
        namespace,
        // The records come from the secure Gateways.
        annotations: NO_RECORDS,
        spec: plainSpec(gateway, hosts),
      },
      dependsOn,
    ),
  ];
}
