/** What nodes cost an hour: on demand from the table, spot as the assumed share of it. */
import type { Plan } from "../plan.ts";
import type { Range } from "../range.ts";

export interface NodePrice {
  readonly type: string;
  readonly onDemand: number;
  readonly verified: boolean;
}

export interface NodePrices {
  readonly known: readonly NodePrice[];
  /** Types without a price in the region. */
  readonly missing: readonly string[];
}

export function nodePrices(types: readonly string[], plan: Plan): NodePrices {
  const found = types.map((type) => ({ type, price: plan.prices.find(`ec2/${type}`, plan.region) }));
  return {
    known: found.flatMap(({ type, price }) =>
      price ? [{ type, onDemand: price.usd, verified: price.verified }] : [],
    ),
    missing: found.flatMap(({ type, price }) => (price ? [] : [type])),
  };
}

/**
 * Price of one node of a pool with several types. On demand the first type is taken as long as there is capacity; spot
 * goes where capacity is, so the mean stands for it. The cheapest and the dearest bound both.
 */
export function priceOfOne(known: readonly NodePrice[], spot: boolean): Range {
  const prices = known.map(({ onDemand }) => onDemand);
  const mean = prices.reduce((sum, price) => sum + price, 0) / Math.max(1, prices.length);
  const typical = spot ? mean : (prices[0] ?? 0);
  return {
    minimum: Math.min(typical, ...prices),
    typical,
    maximum: Math.max(typical, ...prices),
  };
}
