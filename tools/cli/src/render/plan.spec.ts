// Proves what a plan prints: the verdict, at most five things to do, and where the rest is; everything with --details.
import assert from "node:assert/strict";
import type { PlanRecord } from "@drydock/core/plan-record";
import { record } from "../testing/record.ts";
import { renderPlan } from "./plan.ts";

type Check = PlanRecord["preflight"][number];
const check = (
  id: string,
  status: Check["status"],
  message = "it is so",
  remediation = `mend ${id}`,
): Check => ({
  id,
  status,
  subject: `urn:${id}`,
  message,
  remediation,
});

describe("a plan on a terminal", () => {
  it("without findings is a few lines", () => {
    assert.deepEqual(renderPlan(record([])).split("\n"), [
      "Plan of sample  0 resources in 1 layers, topology layered",
      "No findings.",
      "",
      "To do first",
      "→ deploy it, or rehearse it: a plan cannot prove everything",
      "",
      "More: --details prints all of it, --out DIR writes a report for the browser.",
      "",
    ]);
  });

  it("has what stops it first, then each kind of warning once", () => {
    const preflight = [
      check("late/Warning", "warn", "one"),
      check("late/Warning", "warn", "two"),
      check("aws/Refused", "fail"),
    ];
    assert.deepEqual(renderPlan(record([], { preflight })).split("\n").slice(1, 10), [
      "1 finding, 2 warnings",
      "",
      "To do first",
      "✗ aws/Refused  it is so",
      "    urn:aws/Refused",
      "    change: mend aws/Refused",
      "! late/Warning  one (and 1 more of this kind)",
      "    change: mend late/Warning",
      "→ deploy it, or rehearse it: a plan cannot prove everything",
    ]);
  });

  it("names five things, and says how many more there are", () => {
    const preflight = ["a", "b", "c", "d", "e", "f", "g"].map((id) => check(id, "fail"));
    const text = renderPlan(record([], { preflight }));
    assert.equal(text.match(/^✗ /gm)?.length, 5);
    assert.match(text, /^and 2 more, which --details lists$/m);
    assert.doesNotMatch(text, /deploy it/);
    assert.equal(renderPlan(record([], { preflight }), { details: true }).match(/^✗ /gm)?.length, 7);
  });

  it("says where the report is, and why a gate stops it, last", () => {
    const lines = renderPlan(record([]), { out: "out/prod", gate: "--fail-on delete: x would be deleted" })
      .trimEnd()
      .split("\n");
    assert.deepEqual(lines.slice(-4), [
      "Report: out/prod/report.html",
      "Beside it: plan.json, manifests/, infracost.json",
      "",
      "✗ --fail-on delete: x would be deleted",
    ]);
  });

  it("reminds of exemptions before they run out", () => {
    const exempted = ["2027-03-01", "2026-12-31"].map((expires) => ({
      policy: "rule",
      urn: "urn:a",
      path: "",
      message: "m",
      reason: "r",
      owner: "o",
      expires,
    }));
    const text = renderPlan(record([], { policy: { evaluated: 1, violations: [], exempted } }));
    assert.match(text, /^→ read the exemptions: the first runs out on 2026-12-31$/m);
  });
});
