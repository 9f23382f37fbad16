/** Prices by key and region. What is not in the table has no price: nothing is guessed. */
import { priceFiles, type PriceSource } from "./data.ts";

export interface Price extends PriceSource {
  readonly usd: number;
  /** What one is: hour, GB month. */
  readonly unit: string;
}

export interface PriceTable {
  /** Day on which the prices were looked up, YYYY-MM-DD. */
  readonly date: string;
  find(key: string, region: string): Price | undefined;
}

/** The table that comes with the tool; its date is that of its oldest file. */
export function shippedPrices(): PriceTable {
  const files = priceFiles();
  const dates = files.map(({ lookedUp }) => lookedUp).sort();
  return { date: dates[0] ?? "", find: (key, region) => find(key, region) };
}

function find(key: string, region: string): Price | undefined {
  for (const { prices, sources } of priceFiles()) {
    const entry = prices[key]?.[region];
    if (entry === undefined || typeof entry === "string") continue;
    const source = sources[entry.source];
    if (source) return { usd: entry.usd, unit: prices[key]?.unit ?? "", ...source };
  }
  return undefined;
}
