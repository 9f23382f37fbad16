/** Proves what others get: the record with its cost, the difference of two estimates, and Infracost's format. */
import assert from "node:assert/strict";
import type { PlanRecord } from "@drydock/core/plan-record";
import { withCost } from "./cost.ts";
import { costDifference } from "./difference.ts";
import { infracostText } from "./infracost.ts";
import { estimate, nodeGroup, provider, resource } from "./testing/plan.ts";

const KEY = resource("aws:kms/key:Key", "key", { tags: { owner: "team" } });
const SECRET = resource("aws:secretsmanager/secret:Secret", "secret", {}, { layer: "security" });
const WORKSPACE = resource("aws:amp/workspace:Workspace", "metrics");

function record(...resources: PlanRecord["resources"]): PlanRecord {
  const policy = { evaluated: 0, violations: [], exempted: [] };
  return {
    schemaVersion: 1,
    environment: "sample",
    topology: "layered",
    layers: [],
    resources: [provider(), ...resources],
    policy,
    preflight: [],
  };
}

describe("withCost", () => {
  it("adds the estimate and leaves the rest of the record alone", () => {
    const plain = record(KEY);
    const { cost, ...rest } = withCost(plain);
    assert.deepEqual(rest, plain);
    assert.deepEqual(cost, estimate([KEY]));
  });
});

describe("the difference of two estimates", () => {
  const before = estimate([
    KEY,
    nodeGroup("workers", [1, 1, 2], { instanceTypes: ["m5.large"], diskSize: 10 }),
  ]);

  it("is nothing between equals", () => {
    const none = { minimum: 0, typical: 0, maximum: 0 };
    assert.deepEqual(costDifference(before, before), {
      range: none,
      layers: {},
      pools: {},
      samePrices: true,
    });
  });

  it("names layers and pools that differ, came and went: a node of m5.large is 70.08 with 0.80 for its disk", () => {
    const after = estimate([
      KEY,
      SECRET,
      nodeGroup("workers", [1, 1, 3], { instanceTypes: ["m5.large"], diskSize: 10 }),
    ]);
    assert.deepEqual(costDifference(before, after), {
      range: { minimum: 0.4, typical: 0.4, maximum: 71.28 },
      layers: {
        base: { minimum: 0, typical: 0, maximum: 70.88 },
        security: { minimum: 0.4, typical: 0.4, maximum: 0.4 },
      },
      pools: { workers: { minimum: 0, typical: 0, maximum: 70.88 } },
      samePrices: true,
    });
    assert.deepEqual(costDifference(after, before).layers["security"], {
      minimum: -0.4,
      typical: -0.4,
      maximum: -0.4,
    });
    assert.equal(costDifference(before, { ...after, priceTableDate: "2027-01-01" }).samePrices, false);
  });
});

describe("Infracost's format", () => {
  const root = JSON.parse(infracostText(withCost(record(KEY, SECRET, WORKSPACE)))) as {
    version: string;
    currency: string;
    timeGenerated: string;
    totalMonthlyCost: string;
    totalHourlyCost: string;
    summary: Record<string, number>;
    projects: {
      name: string;
      breakdown: { totalMonthlyCost: string; resources: Record<string, unknown>[] };
    }[];
  };

  it("has version, currency, totals as decimal strings, and the day of the prices as its time", () => {
    assert.deepEqual(
      [root.version, root.currency, root.totalMonthlyCost, root.timeGenerated],
      ["0.2", "USD", "1.7", "2026-11-21T00:00:00Z"],
    );
    assert.equal(Number(root.totalHourlyCost).toFixed(6), (1.7 / 730).toFixed(6));
    assert.equal(root.projects[0]?.breakdown.totalMonthlyCost, "1.7");
    assert.equal(root.projects[0].name, "drydock/sample");
  });

  it("has a resource with its components, and counts what has no price", () => {
    const [key] = root.projects[0]?.breakdown.resources ?? [];
    assert.deepEqual(
      [key?.["name"], key?.["resourceType"], key?.["tags"], key?.["monthlyCost"]],
      ["aws:kms/key:Key.key", "aws:kms/key:Key", { owner: "team" }, "1.3"],
    );
    const components = key?.["costComponents"] as Record<string, string>[];
    assert.deepEqual(
      components.map(({ name, unit, monthlyQuantity, price, monthlyCost }) => [
        name,
        unit,
        monthlyQuantity,
        price,
        monthlyCost,
      ]),
      [
        ["customer managed key", "key month", "1", "1", "1"],
        ["requests to the key", "10,000 requests", "10", "0.03", "0.3"],
      ],
    );
    assert.deepEqual(
      [root.summary["totalDetectedResources"], root.summary["totalSupportedResources"]],
      [3, 2],
    );
    assert.equal(root.summary["totalUnsupportedResources"], 1);
  });
});
