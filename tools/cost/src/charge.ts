/** Charges: a quantity at a price, or the reason why there is no price. */
import type { CostLine, PlannedResource } from "@drydock/core/plan-record";
import type { Plan } from "./plan.ts";
import { cents, fixed, type Range, times } from "./range.ts";

export interface Charge {
  readonly line: CostLine;
  /** For nodes: what they would cost on demand; the difference is what spot saves. */
  readonly onDemandUsd?: Range;
}

/** Something that costs money and has no figure. */
export interface Unpriced {
  readonly type: string;
  readonly reason: string;
}

/** What a rule says of a resource: charges, gaps, and what a reader should know. No charge at all: it is free. */
export type Finding = Charge | Unpriced | { readonly note: string };

/** The rule of one type of resource. */
export type ChargeRule = (resource: PlannedResource, plan: Plan) => Finding[];

export interface Wanted {
  readonly item: string;
  /** Key of the price table. */
  readonly price: string;
  /** Units a month; a number is the same at every size. */
  readonly quantity: Range | number;
  readonly pool?: string;
  /** Set where the quantity is an assumption about use. */
  readonly assumed?: boolean;
}

/** One charge of a resource, or one gap where the table has no such price in the region. */
export function charge(resource: PlannedResource, plan: Plan, wanted: Wanted): Charge | Unpriced {
  const { item, price: key, pool, assumed = false } = wanted;
  const price = plan.prices.find(key, plan.region);
  if (!price) return noPrice(resource, key, plan);
  const quantity = typeof wanted.quantity === "number" ? fixed(wanted.quantity) : wanted.quantity;
  const line = {
    urn: resource.urn,
    layer: resource.layer,
    ...(pool === undefined ? {} : { pool }),
    item,
    unit: price.unit,
    quantity,
    priceUsd: price.usd,
    monthlyUsd: cents(times(quantity, price.usd)),
    verified: price.verified,
    assumed,
  };
  return { line };
}

export function noPrice({ type }: Pick<PlannedResource, "type">, key: string, plan: Plan): Unpriced {
  return { type, reason: `no price for ${key} in ${plan.region === "" ? "an unnamed region" : plan.region}` };
}

/** Several rules for one type, one after the other. */
export function all(...rules: readonly ChargeRule[]): ChargeRule {
  return (resource, plan) => rules.flatMap((rule) => rule(resource, plan));
}

/** A rule that charges one thing a month, or one thing for every hour. */
export function each(item: string, price: string, per: "month" | "hour"): ChargeRule {
  return (resource, plan) => [
    charge(resource, plan, {
      item,
      price,
      quantity: per === "month" ? 1 : plan.assumptions.hoursPerMonth,
    }),
  ];
}

/** A rule that charges what is assumed to be used. */
export function assumedUse(item: string, price: string, quantity: (plan: Plan) => Range): ChargeRule {
  return (resource, plan) => [
    charge(resource, plan, { item, price, quantity: quantity(plan), assumed: true }),
  ];
}
