/** What one plan costs more or less than another. */
import type { Cost } from "@drydock/core/plan-record";
import { cents, minus, NOTHING, type Range } from "./range.ts";

export interface CostDifference {
  readonly range: Range;
  /** Layers and pools whose cost differs, by name. */
  readonly layers: Readonly<Record<string, Range>>;
  readonly pools: Readonly<Record<string, Range>>;
  /** Whether both stand on prices of one day; otherwise prices may be what differs. */
  readonly samePrices: boolean;
}

export function costDifference(before: Cost, after: Cost): CostDifference {
  return {
    range: cents(minus(after.range, before.range)),
    layers: differing(before.layers, after.layers),
    pools: differing(before.pools, after.pools),
    samePrices: before.priceTableDate === after.priceTableDate,
  };
}

type Ranges = Readonly<Record<string, Range>>;

function differing(before: Ranges, after: Ranges): Record<string, Range> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return Object.fromEntries(
    names
      .map((name) => [name, cents(minus(after[name] ?? NOTHING, before[name] ?? NOTHING))] as const)
      .filter(([, { minimum, typical, maximum }]) => minimum !== 0 || typical !== 0 || maximum !== 0),
  );
}
