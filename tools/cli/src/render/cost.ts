/** What a plan costs a month: the range, layers, pools, what is not in it, and what differs from an earlier plan. */
import type { Cost, CostRange } from "@drydock/core/plan-record";
import type { CostDifference } from "@drydock/planner";
import { style } from "./style.ts";
import { table } from "./table.ts";

export function renderCost(cost: Cost | undefined, difference?: CostDifference): string {
  if (cost === undefined) return "";
  return [
    `  ${style.dim("COST")}  ${costRange(cost)}`,
    table(
      ["US DOLLARS A MONTH", "MINIMUM", "TYPICAL", "MAXIMUM"],
      [...rows("layer", cost.layers), ...rows("pool", cost.pools)],
    ),
    ...savingsLines(cost),
    ...unpricedLines(cost),
    ...cost.notes.map((note) => `  ${note}`),
    ...(difference === undefined ? [] : differenceLines(difference)),
  ].join("\n");
}

/** The month in one line, and where its prices are from. */
export function costRange({ range, region, priceTableDate }: Cost): string {
  const where = region === "" ? "no region named" : region;
  return `${style.bold(`$${usd(range.typical)} a month`)}, from $${usd(range.minimum)} to $${usd(range.maximum)}: list prices of ${where}, ${priceTableDate}`;
}

function rows(kind: string, ranges: Readonly<Record<string, CostRange>>): string[][] {
  return Object.entries(ranges).map(([name, { minimum, typical, maximum }]) => [
    `${kind} ${name}`,
    usd(minimum),
    usd(typical),
    usd(maximum),
  ]);
}

function savingsLines({ savings }: Cost): string[] {
  if (savings === undefined) return [];
  const { bySpot, withUtilisation, target } = savings;
  return [
    `  spot saves ${percent(bySpot.typical)} against all on demand, ${percent(withUtilisation.typical)} with the utilisation assumed for consolidation; the aim is ${percent(target)}`,
  ];
}

function unpricedLines({ noPrice }: Cost): string[] {
  return noPrice.map(({ type, count, reason }) =>
    style.yellow(`  no price: ${type}${count > 1 ? ` (${count})` : ""}, ${reason}`),
  );
}

function differenceLines({ range, layers, pools, samePrices }: CostDifference): string[] {
  const parts = [
    ...Object.entries(layers),
    ...Object.entries(pools).map(([name, own]) => [`pool ${name}`, own] as const),
  ];
  return [
    `  ${differenceText(range)}`,
    ...parts.map(
      ([name, own]) => `    ${name}: ${signed(own.typical)}, at the maximum ${signed(own.maximum)}`,
    ),
    ...(samePrices ? [] : [style.yellow("    the earlier plan stands on prices of another day")]),
  ];
}

export function differenceText({ typical, minimum, maximum }: CostRange): string {
  return `against the earlier plan: ${signed(typical)} a month, ${signed(minimum)} at the minimum, ${signed(maximum)} at the maximum`;
}

function usd(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function signed(value: number): string {
  const rounded = Math.round(value);
  return rounded < 0 ? `-$${usd(-rounded)}` : `+$${usd(rounded)}`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
