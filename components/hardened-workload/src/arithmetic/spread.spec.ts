/** Proves how many pods fit under spread constraints, against a scheduler that places them one by one. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Scheduling, SpreadConstraint } from "../args/scheduling.ts";
import { spreadCapacity, usableZones, ZONE } from "./spread.ts";

describe("usableZones", () => {
  const cases: [string, Scheduling, number][] = [
    ["nothing said", {}, 3],
    ["two zones", { zones: 2 }, 2],
    ["one zone selected", { nodeSelector: { [ZONE]: "us-east-1a" } }, 1],
    ["another label selected", { nodeSelector: { workload: "data" } }, 3],
    ["two zones required", { requiredNodes: [{ key: ZONE, operator: "In", values: ["a", "b", "a"] }] }, 2],
    ["one zone excluded", { requiredNodes: [{ key: ZONE, operator: "NotIn", values: ["a"] }] }, 2],
    ["any zone required", { requiredNodes: [{ key: ZONE, operator: "Exists" }] }, 3],
    [
      "more zones named than there are",
      { zones: 1, requiredNodes: [{ key: ZONE, operator: "In", values: ["a", "b"] }] },
      1,
    ],
    [
      "every zone excluded",
      { zones: 1, requiredNodes: [{ key: ZONE, operator: "NotIn", values: ["a", "b"] }] },
      0,
    ],
  ];
  for (const [title, scheduling, zones] of cases) {
    it(title, () => assert.equal(usableZones(scheduling), zones));
  }
});

/** Places pods as the scheduler filters: a domain fits when it is at most maxSkew ahead of the global minimum. */
function placed({ maxSkew = 1, minDomains = 1 }: SpreadConstraint, domains: number, wanted: number): number {
  const counts = Array.from({ length: domains }, () => 0);
  for (let pod = 0; pod < wanted; pod++) {
    const minimum = domains < minDomains ? 0 : Math.min(...counts);
    const free = counts.findIndex((count) => count + 1 - minimum <= maxSkew);
    if (free < 0) return pod;
    counts[free] = (counts[free] ?? 0) + 1;
  }
  return wanted;
}

describe("spreadCapacity", () => {
  it("is what a scheduler can place", () => {
    const small = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(fc.nat(5), small, small, (domains, maxSkew, minDomains) => {
        const constraint = {
          topologyKey: ZONE,
          maxSkew,
          minDomains,
          whenUnsatisfiable: "DoNotSchedule",
        } as const;
        assert.equal(placed(constraint, domains, 60), Math.min(60, spreadCapacity(constraint, domains)));
      }),
    );
  });

  it("has no end where the constraint is a preference", () => {
    assert.equal(spreadCapacity({ topologyKey: ZONE, whenUnsatisfiable: "ScheduleAnyway" }, 1), Infinity);
  });
});
