/** The claim: spot, consolidation and right-sizing cost at least 30 percent less than the same platform on demand. */
import type { CostSavings } from "@drydock/core/plan-record";
import type { Assumptions } from "./assumptions.ts";
import type { Charge } from "./charge.ts";
import { cents, minus, NOTHING, perMille, plus, type Range, shareOf, times } from "./range.ts";

/** Requirement OPS-06. */
export const TARGET = 0.3;

/**
 * Spot follows from the plan. Consolidation and right-sizing do not: what they save is what the assumed utilisation
 * saves, on the nodes alone. Undefined where the plan has no nodes.
 *
 * @param total US dollars a month of the whole plan
 */
export function savingsOf(
  charges: readonly Charge[],
  total: Range,
  assumptions: Assumptions,
): CostSavings | undefined {
  const nodes = charges.filter(({ onDemandUsd }) => onDemandUsd !== undefined);
  if (nodes.length === 0) return undefined;
  const paid = nodes.map(({ line }) => line.monthlyUsd).reduce(plus, NOTHING);
  const onDemand = nodes.map(({ onDemandUsd }) => onDemandUsd ?? NOTHING).reduce(plus, NOTHING);
  const saved = minus(onDemand, paid);
  const platform = plus(total, saved);
  const bySpot = perMille(shareOf(saved, platform));
  const wasted = times(onDemand, assumptions.utilisationAfter / assumptions.utilisationBefore - 1);
  const withUtilisation = perMille(shareOf(plus(saved, wasted), plus(platform, wasted)));
  const discount = 1 - assumptions.spotPriceShare;
  return {
    target: TARGET,
    onDemandUsd: cents(platform),
    bySpot,
    bySpotOfNodes: perMille(shareOf(saved, onDemand)),
    spotShare: perMille(times(shareOf(saved, onDemand), discount === 0 ? 0 : 1 / discount)),
    spotShareNeeded: discount === 0 ? 1 : Math.round(Math.min(1, TARGET / discount) * 1000) / 1000,
    withUtilisation,
    withUtilisationOfNodes: perMille(shareOf(plus(saved, wasted), plus(onDemand, wasted))),
    metByPlan: bySpot.typical >= TARGET,
    metWithAssumptions: withUtilisation.typical >= TARGET,
  };
}
