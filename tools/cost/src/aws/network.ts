/** NAT gateways, addresses, endpoints and load balancers. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { list, text } from "@drydock/preflight/reading";
import { all, assumedUse, charge, type ChargeRule, each, type Finding } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { times } from "../range.ts";

/** https://aws.amazon.com/vpc/pricing/: by the hour, and by the gigabyte in either direction. */
export const natGateway: ChargeRule = all(
  each("NAT gateway", "nat/hour", "hour"),
  assumedUse("data through the NAT gateway", "nat/gb", ({ assumptions }) => assumptions.natGatewayGb),
);

/** Every public IPv4 address is charged, in use or not. */
export const elasticIp: ChargeRule = each("public IPv4 address", "ipv4/hour", "hour");

/** An interface in each zone; gateway endpoints cost nothing. */
export const vpcEndpoint: ChargeRule = (resource, plan) => {
  const type = text(resource.inputs["vpcEndpointType"]) ?? "Gateway";
  if (type === "Gateway") return [];
  if (type !== "Interface")
    return [{ type: resource.type, reason: `no price for endpoints of type ${type}` }];
  const zones = list(resource.inputs["subnetIds"]).length;
  const { hoursPerMonth, endpointZoneGb } = plan.assumptions;
  return [
    charge(resource, plan, {
      item: `interface endpoint in ${zones} zones`,
      price: "endpoint/hour",
      quantity: zones * hoursPerMonth,
    }),
    charge(resource, plan, {
      item: "data through the endpoint",
      price: "endpoint/gb",
      quantity: times(endpointZoneGb, zones),
      assumed: true,
    }),
  ];
};

export const loadBalancer: ChargeRule = (resource, plan) => {
  const type = text(resource.inputs["loadBalancerType"]) ?? "application";
  if (type === "application") return applicationLoadBalancer(resource, plan);
  if (type === "network") return networkLoadBalancer(resource, plan);
  return [{ type: resource.type, reason: `no price for load balancers of type ${type}` }];
};

export function applicationLoadBalancer(resource: PlannedResource, plan: Plan): Finding[] {
  return balancer("application load balancer", "alb")(resource, plan);
}

export function networkLoadBalancer(resource: PlannedResource, plan: Plan): Finding[] {
  return balancer("network load balancer", "nlb")(resource, plan);
}

function balancer(item: string, kind: "alb" | "nlb"): ChargeRule {
  return (resource, plan) => [
    charge(resource, plan, { item, price: `${kind}/hour`, quantity: plan.assumptions.hoursPerMonth }),
    charge(resource, plan, {
      item: `capacity units of the ${item}`,
      price: `${kind}/lcu`,
      quantity: times(plan.assumptions.loadBalancerUnits, plan.assumptions.hoursPerMonth),
      assumed: true,
    }),
  ];
}
