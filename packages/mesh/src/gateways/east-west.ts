/** What the east-west gateway passes on: every service of the cluster, to whoever proves to be of the mesh. */
import { GATEWAY_PORTS } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createObject, type Installing } from "../installing.ts";
import { type GatewayPart, selectorOf } from "./gateway-part.ts";

/** The callers' mutual TLS is not ended here but at the proxy of the service that they call. */
export function createEastWestRoutes(
  installing: Installing,
  { name, namespace }: GatewayPart,
  istiod: pulumi.Resource,
): k8s.apiextensions.CustomResource {
  return createObject(
    installing,
    "east-west-routes",
    {
      apiVersion: "networking.istio.io/v1",
      kind: "Gateway",
      name: "cross-network",
      namespace,
      spec: {
        selector: { istio: selectorOf(name) },
        servers: [
          {
            port: { number: GATEWAY_PORTS.eastWest, name: "tls", protocol: "TLS" },
            tls: { mode: "AUTO_PASSTHROUGH" },
            hosts: ["*.local"],
          },
        ],
      },
    },
    [istiod],
  );
}
