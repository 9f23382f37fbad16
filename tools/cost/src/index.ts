/** Cost: what a plan would cost a month, and what that figure stands on. */
export { type Assumptions, DEFAULT_ASSUMPTIONS } from "./assumptions.ts";
export { withCost } from "./cost.ts";
export { type CostDifference, costDifference } from "./difference.ts";
export { type CostOptions, estimateCost } from "./estimate.ts";
export { infracostText } from "./infracost.ts";
export { type Price, type PriceTable, shippedPrices } from "./prices/prices.ts";
