/** Class of Ingresses that the ingress gateway answers: the challenges of certificates come as such. */
import * as k8s from "@pulumi/kubernetes";
import type { Installing } from "../installing.ts";
import type { GatewayPart } from "./gateway-part.ts";

export const INGRESS_CLASS = "istio";

/** Istio passes over Ingresses whose class is not an object that names its controller. */
export function createIngressClass(
  { parent, name, provider }: Installing,
  { resources }: GatewayPart,
): k8s.networking.v1.IngressClass {
  return new k8s.networking.v1.IngressClass(
    `${name}-ingress-class`,
    { metadata: { name: INGRESS_CLASS }, spec: { controller: "istio.io/ingress-controller" } },
    { parent, provider, dependsOn: [...resources] },
  );
}
