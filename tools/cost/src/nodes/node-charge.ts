/** The charge of a pool's nodes, with what they would cost on demand beside it. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Charge } from "../charge.ts";
import type { Plan } from "../plan.ts";
import { cents, type Range, times } from "../range.ts";

export interface Nodes {
  readonly pool: string;
  readonly item: string;
  readonly nodes: Range;
  /** US dollars an hour for one node at each size, on demand. */
  readonly onDemandPrice: Range;
  /** `either`: spot as long as there is any, and on demand at the most. */
  readonly capacity: "spot" | "on-demand" | "either";
  readonly verified: boolean;
}

export function nodeCharge(resource: PlannedResource, plan: Plan, wanted: Nodes): Charge {
  const { hoursPerMonth, spotPriceShare } = plan.assumptions;
  const { pool, item, nodes, onDemandPrice, capacity } = wanted;
  const quantity = times(nodes, hoursPerMonth);
  const share = shareOfOnDemand(capacity, spotPriceShare);
  const price = times(onDemandPrice, share);
  return {
    line: {
      urn: resource.urn,
      layer: resource.layer,
      pool,
      item,
      unit: "node hour",
      quantity,
      priceUsd: price.typical,
      monthlyUsd: cents(times(quantity, price)),
      verified: wanted.verified && capacity === "on-demand",
      assumed: false,
    },
    onDemandUsd: cents(times(quantity, onDemandPrice)),
  };
}

function shareOfOnDemand(capacity: Nodes["capacity"], spot: number): Range {
  const usual = capacity === "on-demand" ? 1 : spot;
  return { minimum: usual, typical: usual, maximum: capacity === "spot" ? spot : 1 };
}
