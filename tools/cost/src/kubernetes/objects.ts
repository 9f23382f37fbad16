/** Charges of Kubernetes objects and charts: volumes and load balancers; pods run on nodes that are counted. */
import { record } from "@drydock/preflight/reading";
import type { ChargeRule } from "../charge.ts";
import { chartLoadBalancers, gatewayCharges, ingressCharges, serviceCharges } from "./load-balancers.ts";
import { claimCharges } from "./volumes.ts";

/** Their quantities of storage are bounds, or belong to nobody. */
const NO_CLAIMS = /:(ResourceQuota|LimitRange|StorageClass|PersistentVolume)$/;

export const kubernetesObject: ChargeRule = (resource, plan) => {
  const { type, inputs } = resource;
  if (/^kubernetes:core\/v1:Service$/.test(type)) return serviceCharges(resource, plan);
  if (/^kubernetes:networking\.k8s\.io\/v1:Ingress$/.test(type)) return ingressCharges(resource, plan);
  if (/^kubernetes:gateway\.networking\.k8s\.io\/\w+:Gateway$/.test(type))
    return gatewayCharges(resource, plan);
  return NO_CLAIMS.test(type) ? [] : claimCharges(resource, plan, inputs);
};

export const helmRelease: ChargeRule = (resource, plan) => [
  ...chartLoadBalancers(resource, plan),
  ...claimCharges(resource, plan, record(resource.inputs["values"])),
];
