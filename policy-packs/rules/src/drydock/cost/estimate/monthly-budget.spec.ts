// Proves that an estimate above the budget is a violation, that none is without a budget, and in which form a rule sees it.
import assert from "node:assert/strict";
import { findingText } from "../../../rule.ts";
import { judgingResource } from "../../../testing/judging.ts";
import { ESTIMATE, estimateResource } from "./estimate.ts";
import { monthlyBudget } from "./monthly-budget.ts";

const findings = (monthlyUsd: unknown, monthlyBudgetUsd?: number): string[] =>
  judgingResource(
    monthlyBudget,
    ESTIMATE,
    { monthlyUsd },
    monthlyBudgetUsd === undefined ? {} : { monthlyBudgetUsd },
  ).map(findingText);

describe("monthly-budget", () => {
  it("passes what the budget covers, to the cent", () => {
    assert.deepEqual(findings(1000, 1000), []);
    assert.deepEqual(findings(0, 1000), []);
  });

  it("refuses what it does not, and what is no number", () => {
    assert.deepEqual(findings(1000.01, 1000), [
      "monthlyUsd: must be at most 1000 US dollars a month (is 1000.01)",
    ]);
    assert.equal(findings("much", 1000).length, 1);
  });

  it("says nothing where there is no budget", () => {
    assert.deepEqual(findings(1e9), []);
  });

  it("sees the estimate as a resource that is named after its stack", () => {
    assert.deepEqual(estimateResource("prod", { monthlyUsd: 12.5 }), {
      urn: "urn:pulumi:prod::drydock::drydock:cost:Estimate::prod",
      type: ESTIMATE,
      name: "prod",
      inputs: { monthlyUsd: 12.5 },
    });
  });
});
