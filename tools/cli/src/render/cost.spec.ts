// Proves how the cost of a plan is printed: range, layers, pools, the claim, what has no price, and the difference.
import assert from "node:assert/strict";
import type { Cost } from "@drydock/core/plan-record";
import { renderCost } from "./cost.ts";

const fixed = (value: number) => ({ minimum: value, typical: value, maximum: value });

const COST: Cost = {
  monthlyUsd: 1234.5,
  byLayer: { nodepools: 1234.5 },
  byPool: { system: 200 },
  priceTableDate: "2026-11-21",
  region: "us-east-1",
  range: { minimum: 1000, typical: 1234.5, maximum: 20_000.4 },
  layers: { nodepools: { minimum: 1000, typical: 1234.5, maximum: 20_000.4 } },
  pools: { system: fixed(200) },
  workloads: [],
  unverifiedUsd: 0,
  lines: [],
  noPrice: [
    { type: "aws:amp/workspace:Workspace", count: 2, reason: "the estimate has no rule for this type" },
  ],
  free: [],
  notes: ["Kubernetes 1.34 costs six times as much from 2026-12-02, unless it is upgraded"],
  assumptions: [],
  savings: {
    target: 0.3,
    onDemandUsd: fixed(1300),
    bySpot: fixed(0.034),
    bySpotOfNodes: fixed(0.067),
    spotShare: fixed(0.121),
    spotShareNeeded: 0.545,
    withUtilisation: fixed(0.265),
    withUtilisationOfNodes: fixed(0.426),
    metByPlan: false,
    metWithAssumptions: false,
  },
};

describe("the cost of a plan", () => {
  it("is a short block: total, layers and pools, the claim, what has no price, notes", () => {
    assert.deepEqual(renderCost(COST).split("\n"), [
      "  COST  $1,235 a month, from $1,000 to $20,000: list prices of us-east-1, 2026-11-21",
      "  US DOLLARS A MONTH  MINIMUM  TYPICAL  MAXIMUM",
      "  layer nodepools       1,000    1,235   20,000",
      "  pool system             200      200      200",
      "  spot saves 3.4% against all on demand, 26.5% with the utilisation assumed for consolidation; the aim is 30%",
      "  no price: aws:amp/workspace:Workspace (2), the estimate has no rule for this type",
      "  Kubernetes 1.34 costs six times as much from 2026-12-02, unless it is upgraded",
    ]);
  });

  it("ends with what differs from an earlier plan, cheaper or dearer, and other prices", () => {
    const difference = {
      range: { minimum: 0, typical: -70.4, maximum: 1500 },
      layers: { nodepools: { minimum: 0, typical: -70.4, maximum: 1500 } },
      pools: { system: fixed(3) },
      samePrices: false,
    };
    assert.deepEqual(renderCost(COST, difference).split("\n").slice(-4), [
      "  against the earlier plan: -$70 a month, +$0 at the minimum, +$1,500 at the maximum",
      "    nodepools: -$70, at the maximum +$1,500",
      "    pool system: +$3, at the maximum +$3",
      "    the earlier plan stands on prices of another day",
    ]);
  });

  it("says where no region is named, and nothing where no estimate was made", () => {
    assert.match(renderCost({ ...COST, region: "" }), /list prices of no region named, 2026-11-21/);
    assert.equal(renderCost(undefined), "");
  });
});
