/** The estimate as Infracost writes it with `breakdown --format json`, version 0.2: its tools and others read that. */
import type { CostLine, PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { cent } from "./range.ts";

/** Amounts are decimal strings there. */
type Decimal = string;

interface Component {
  readonly name: string;
  readonly unit: string;
  readonly hourlyQuantity: Decimal;
  readonly monthlyQuantity: Decimal;
  readonly price: Decimal;
  readonly hourlyCost: Decimal;
  readonly monthlyCost: Decimal;
}

interface Breakdown {
  readonly resources: readonly {
    readonly name: string;
    readonly resourceType: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly metadata: Readonly<Record<string, string>>;
    readonly hourlyCost: Decimal;
    readonly monthlyCost: Decimal;
    readonly costComponents: readonly Component[];
  }[];
  readonly totalHourlyCost: Decimal;
  readonly totalMonthlyCost: Decimal;
}

/**
 * The typical figures; ranges and assumptions have no place in that format. The time is the day of the prices, so that
 * the same plan gives the same bytes.
 */
export function infracostText({ environment, resources, cost }: PlanRecord): string {
  const { lines = [], noPrice = [], priceTableDate = "" } = cost ?? {};
  const hours = Number(cost?.assumptions.find(({ id }) => id === "hoursPerMonth")?.value ?? 730);
  const breakdown = breakdownOf(lines, resources, hours);
  const { totalHourlyCost, totalMonthlyCost } = breakdown;
  const without = noPrice.reduce((sum, { count }) => sum + count, 0);
  const priced = breakdown.resources.length;
  const root = {
    version: "0.2",
    metadata: { infracostCommand: "breakdown", vcsBranch: "", vcsCommitSha: "" },
    currency: "USD",
    projects: [
      {
        name: `drydock/${environment}`,
        metadata: { path: `drydock/${environment}`, type: "pulumi" },
        pastBreakdown: null,
        breakdown,
        diff: null,
        summary: summaryOf(priced, without),
      },
    ],
    totalHourlyCost,
    totalMonthlyCost,
    pastTotalHourlyCost: null,
    pastTotalMonthlyCost: null,
    diffTotalHourlyCost: null,
    diffTotalMonthlyCost: null,
    timeGenerated: `${priceTableDate}T00:00:00Z`,
    summary: summaryOf(priced, without),
  };
  return `${JSON.stringify(root, null, 2)}\n`;
}

function summaryOf(priced: number, without: number): Record<string, number> {
  return {
    totalDetectedResources: priced + without,
    totalSupportedResources: priced,
    totalUnsupportedResources: without,
    totalUsageBasedResources: 0,
    totalNoPriceResources: 0,
  };
}

function breakdownOf(
  lines: readonly CostLine[],
  planned: readonly PlannedResource[],
  hours: number,
): Breakdown {
  const byUrn = new Map(planned.map((resource) => [resource.urn, resource]));
  const resources = [...Map.groupBy(lines, ({ urn }) => urn)].map(([urn, own]) => {
    const monthly = cent(own.reduce((sum, { monthlyUsd }) => sum + monthlyUsd.typical, 0));
    const { type = "", name = urn, layer = "", inputs = {} } = byUrn.get(urn) ?? {};
    return {
      name: `${type}.${name}`,
      resourceType: type,
      tags: (inputs["tags"] ?? {}) as Record<string, string>,
      metadata: { urn, layer },
      hourlyCost: String(monthly / hours),
      monthlyCost: String(monthly),
      costComponents: own.map((line) => component(line, hours)),
    };
  });
  const total = cent(lines.reduce((sum, { monthlyUsd }) => sum + monthlyUsd.typical, 0));
  return { resources, totalHourlyCost: String(total / hours), totalMonthlyCost: String(total) };
}

function component({ item, unit, quantity, priceUsd, monthlyUsd }: CostLine, hours: number): Component {
  return {
    name: item,
    unit,
    hourlyQuantity: String(quantity.typical / hours),
    monthlyQuantity: String(quantity.typical),
    price: String(priceUsd),
    hourlyCost: String(monthlyUsd.typical / hours),
    monthlyCost: String(monthlyUsd.typical),
  };
}
