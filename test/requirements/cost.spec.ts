/** Proves row OPS-06 on the plans of the shipped environments: an estimate by environment, layer and pool, and the claim. */
import assert from "node:assert/strict";
import type { Cost, CostRange } from "@drydock/core/plan-record";
import { plannedResources } from "../support/plan.ts";

const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const SIZES = ["minimum", "typical", "maximum"] as const;

const total = (ranges: readonly CostRange[], size: (typeof SIZES)[number]): number =>
  ranges.reduce((sum, range) => sum + range[size], 0);

describe("requirements: cost", function () {
  this.timeout(120_000);
  const costs = {} as Record<(typeof ENVIRONMENTS)[number], Cost>;
  before(async () => {
    for (const environment of ENVIRONMENTS) {
      const { cost } = (await plannedResources(environment)).record;
      assert.ok(cost, environment);
      costs[environment] = cost;
    }
  });

  it("OPS-06: has a range for every environment, which its layers add up to", () => {
    for (const environment of ENVIRONMENTS) {
      const { range, layers, monthlyUsd } = costs[environment];
      assert.ok(0 < range.minimum && range.minimum <= range.typical && range.typical <= range.maximum);
      assert.equal(monthlyUsd, range.typical);
      for (const size of SIZES) {
        assert.equal(total(Object.values(layers), size).toFixed(2), range[size].toFixed(2), environment);
      }
    }
    const [dev, staging, prod] = ENVIRONMENTS.map((environment) => costs[environment].monthlyUsd);
    assert.ok(dev! < staging! && staging! < prod!);
  });

  it("OPS-06: has a range for every managed pool and every Karpenter pool", async () => {
    for (const environment of ENVIRONMENTS) {
      const { resources } = await plannedResources(environment);
      const groups = resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
      const elastic = resources.filter(({ type }) => type === "kubernetes:karpenter.sh/v1:NodePool");
      const named = Object.keys(costs[environment].pools);
      assert.equal(named.filter((name) => !name.startsWith("karpenter/")).length, groups.length);
      assert.equal(named.filter((name) => name.startsWith("karpenter/")).length, elastic.length);
    }
  });

  it("OPS-06: knows for every resource that it is charged, that it is free, or that it has no price", async () => {
    for (const environment of ENVIRONMENTS) {
      const { resources } = await plannedResources(environment);
      const { lines, free, noPrice } = costs[environment];
      const charged = new Set(lines.map(({ urn }) => urn));
      const listed = new Set([...free, ...noPrice].map(({ type }) => type));
      for (const { urn, type } of resources) assert.ok(charged.has(urn) || listed.has(type), urn);
      const unknown = noPrice.filter(({ reason }) => !/^(snapshots|backups|copies) cost by/.test(reason));
      assert.ok(unknown.every(({ type, reason }) => type !== "" && reason !== ""));
    }
  });

  it("OPS-06: computes the claim for prod from its nodes, and says whether it holds", () => {
    const { savings, lines } = costs.prod;
    assert.ok(savings);
    assert.equal(savings.target, 0.3);
    const spot = lines.filter(
      ({ item, quantity }) => item.startsWith("nodes on spot") && quantity.typical > 0,
    );
    // Three nodes at the mean of 0.1664 and 0.1504 US dollars an hour, of which spot takes off 55 percent.
    const pool = spot.find((line) => line.pool === "application-spot");
    assert.equal(pool?.monthlyUsd.typical, Number((3 * 730 * 0.1584 * 0.45).toFixed(2)));
    const saved = spot.reduce((sum, { monthlyUsd }) => sum + (monthlyUsd.typical / 0.45) * 0.55, 0);
    assert.ok(Math.abs(savings.onDemandUsd.typical - costs.prod.monthlyUsd - saved) < 0.02 * spot.length);
    assert.equal(savings.bySpot.typical, Math.round((saved / savings.onDemandUsd.typical) * 1000) / 1000);
    assert.equal(savings.metByPlan, savings.bySpot.typical >= 0.3);
    assert.equal(savings.metWithAssumptions, savings.withUtilisation.typical >= 0.3);
  });
});
