/** Load balancers that controllers make for Kubernetes objects and for charts. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { at, entries, isRecord, list, text } from "@drydock/preflight/reading";
import { applicationLoadBalancer, networkLoadBalancer } from "../aws/network.ts";
import type { Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";

const GROUP = "alb.ingress.kubernetes.io/group.name";
const SERVICE_TYPE = "networking.istio.io/service-type";

/** A network load balancer for each Service of type LoadBalancer, and for each Gateway of the Gateway API. */
export function serviceCharges(resource: PlannedResource, plan: Plan): Finding[] {
  return at(resource.inputs, "spec", "type") === "LoadBalancer" ? networkLoadBalancer(resource, plan) : [];
}

/** Istio makes a Service of type LoadBalancer for a Gateway, unless the annotation says another. */
export function gatewayCharges(resource: PlannedResource, plan: Plan): Finding[] {
  const type =
    text(at(resource.inputs, "metadata", "annotations", SERVICE_TYPE)) ??
    text(at(resource.inputs, "spec", "infrastructure", "annotations", SERVICE_TYPE));
  return type === undefined || type === "LoadBalancer" ? networkLoadBalancer(resource, plan) : [];
}

/** An application load balancer for each Ingress of class alb; those of a group share one. */
export function ingressCharges(resource: PlannedResource, plan: Plan): Finding[] {
  if (at(resource.inputs, "spec", "ingressClassName") !== "alb") return [];
  const group = groupOf(resource);
  const first = plan.resources
    .filter((one) => one.type === resource.type && group !== undefined && groupOf(one) === group)
    .map(({ urn }) => urn)
    .sort()[0];
  return first === undefined || first === resource.urn ? applicationLoadBalancer(resource, plan) : [];
}

function groupOf({ inputs }: PlannedResource): unknown {
  return at(inputs, "metadata", "annotations", GROUP);
}

/** Maps of a chart's values whose type is LoadBalancer. */
export function chartLoadBalancers(resource: PlannedResource, plan: Plan): Finding[] {
  return Array.from({ length: countIn(resource.inputs["values"]) }, () =>
    networkLoadBalancer(resource, plan),
  ).flat();
}

function countIn(value: unknown): number {
  if (!isRecord(value)) return list(value).reduce<number>((sum, item) => sum + countIn(item), 0);
  const own = value["type"] === "LoadBalancer" ? 1 : 0;
  return entries(value).reduce((sum, [, inner]) => sum + countIn(inner), own);
}
