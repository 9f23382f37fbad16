/** The estimate: every resource to its rule, and the charges put together. */
import type { Cost, CostLine, CostUnpriced, PlannedResource } from "@drydock/core/plan-record";
import { type Assumptions, DEFAULT_ASSUMPTIONS, explained } from "./assumptions.ts";
import type { Charge, Unpriced } from "./charge.ts";
import { reasonForFree, reasonForNoPrice } from "./free.ts";
import { type Plan, planOf } from "./plan.ts";
import { type PriceTable, shippedPrices } from "./prices/prices.ts";
import { cent, type Range, sum } from "./range.ts";
import { ruleFor } from "./rules.ts";
import { savingsOf } from "./savings.ts";
import { workloadShares } from "./workloads/shares.ts";

export interface CostOptions {
  /** In place of the defaults, which docs/cost.md lists. */
  readonly assumptions?: Partial<Assumptions>;
  /** Default: the table that comes with the tool. */
  readonly prices?: PriceTable;
  /** Day for the support of Kubernetes versions, YYYY-MM-DD. Default: that of the prices, so that a plan stays the same. */
  readonly date?: string;
}

interface Findings {
  readonly charges: readonly Charge[];
  readonly unpriced: readonly Unpriced[];
  readonly free: readonly Unpriced[];
  readonly notes: readonly string[];
}

/** What a list of planned resources costs a month; the order of the list does not matter. */
export function estimateCost(resources: readonly PlannedResource[], options: CostOptions = {}): Cost {
  const prices = options.prices ?? shippedPrices();
  const assumptions = { ...DEFAULT_ASSUMPTIONS, ...options.assumptions };
  const plan = planOf(resources, { prices, assumptions, date: options.date ?? prices.date });
  const { charges, unpriced, free, notes } = findingsOf(plan);
  const lines = charges.map(({ line }) => line).sort(byPlace);
  const range = sum(lines.map(({ monthlyUsd }) => monthlyUsd));
  const layers = sumsBy(lines, ({ layer }) => layer);
  const pools = sumsBy(lines, ({ pool }) => pool);
  const savings = savingsOf(charges, range, assumptions);
  return {
    monthlyUsd: range.typical,
    byLayer: typicalOf(layers),
    byPool: typicalOf(pools),
    priceTableDate: prices.date,
    region: plan.region,
    range,
    layers,
    pools,
    workloads: workloadShares(plan),
    unverifiedUsd: sum(lines.filter(({ verified }) => !verified).map(({ monthlyUsd }) => monthlyUsd)).typical,
    lines,
    noPrice: counted(unpriced),
    free: counted(free),
    notes: [...new Set(notes)].sort(),
    assumptions: explained(assumptions),
    ...(savings === undefined ? {} : { savings }),
  };
}

function findingsOf(plan: Plan): Findings {
  const charges: Charge[] = [];
  const unpriced: Unpriced[] = [];
  const free: Unpriced[] = [];
  const notes: string[] = [];
  for (const resource of plan.resources) {
    const found = ruleFor(resource.type)?.(resource, plan) ?? [];
    for (const finding of found) {
      if ("line" in finding) charges.push(finding);
      else if ("note" in finding) notes.push(finding.note);
      else unpriced.push(finding);
    }
    if (found.length > 0) continue;
    const { type } = resource;
    const reason = reasonForFree(type);
    if (reason === undefined) unpriced.push({ type, reason: reasonForNoPrice(type) });
    else free.push({ type, reason });
  }
  return { charges, unpriced, free, notes };
}

function byPlace(a: CostLine, b: CostLine): number {
  return compare(a.urn, b.urn) || compare(a.item, b.item);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Sums by what `of` says of each line, in the order of the names; lines without it are in no sum. */
function sumsBy(
  lines: readonly CostLine[],
  of: (line: CostLine) => string | undefined,
): Record<string, Range> {
  const groups = Map.groupBy(
    lines.filter((line) => of(line) !== undefined),
    (line) => of(line) ?? "",
  );
  const named = [...groups].sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(named.map(([name, own]) => [name, sum(own.map(({ monthlyUsd }) => monthlyUsd))]));
}

function typicalOf(ranges: Readonly<Record<string, Range>>): Record<string, number> {
  return Object.fromEntries(Object.entries(ranges).map(([name, { typical }]) => [name, cent(typical)]));
}

function counted(all: readonly Unpriced[]): CostUnpriced[] {
  const groups = Map.groupBy(all, ({ type, reason }) => `${type}\n${reason}`);
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ ...group[0], count: group.length }] : []))
    .sort((a, b) => compare(a.type, b.type) || compare(a.reason, b.reason));
}
