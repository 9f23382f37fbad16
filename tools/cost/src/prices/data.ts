/** Reads the price files: when they are first asked for, and once. */
import { readFileSync } from "node:fs";

const FILES = ["ec2", "services", "data-services"] as const;

export interface PriceSource {
  readonly source: string;
  /** Day that the price is from, YYYY-MM-DD. */
  readonly asOf: string;
  /** Read in a primary source, or in two that agree. */
  readonly verified: boolean;
}

export interface PriceFile {
  /** Day on which the prices were looked up, YYYY-MM-DD. */
  readonly lookedUp: string;
  readonly sources: Readonly<Record<string, PriceSource>>;
  /** By key, then by region beside the unit. */
  readonly prices: Readonly<
    Record<string, { readonly unit: string } & Readonly<Record<string, RegionPrice | string>>>
  >;
}

interface RegionPrice {
  readonly usd: number;
  readonly source: string;
}

let read: readonly PriceFile[] | undefined;

/** Content is held to a schema by data.spec.ts, not here. */
export function priceFiles(): readonly PriceFile[] {
  read ??= FILES.map(
    (file) => JSON.parse(readFileSync(new URL(`./data/${file}.json`, import.meta.url), "utf8")) as PriceFile,
  );
  return read;
}
