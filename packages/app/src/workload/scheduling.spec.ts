/** Proves where pods of an app may run. */
import assert from "node:assert/strict";
import type { AppSettings } from "@drydock/core/environment";
import { schedulingArgs } from "./scheduling.ts";

const scheduled = (scheduling: AppSettings["scheduling"]) => schedulingArgs({ scheduling } as AppSettings, 3);

describe("schedulingArgs", () => {
  it("asks for nothing but the spread over the zones by default", () => {
    assert.deepEqual(scheduled(undefined), { zones: 3 });
  });

  it("prefers nodes of a workload", () => {
    assert.deepEqual(scheduled({ preferredWorkload: "application" }).preferredNodes, [
      { matchExpressions: [{ key: "workload", operator: "In", values: ["application"] }] },
    ]);
  });

  it("refuses spot nodes under each name that they have, and takes nodes without the label", () => {
    assert.deepEqual(scheduled({ neverOnSpot: true }).requiredNodes, [
      { key: "spot", operator: "NotIn", values: ["true"] },
      { key: "eks.amazonaws.com/capacityType", operator: "NotIn", values: ["SPOT"] },
      { key: "karpenter.sh/capacity-type", operator: "NotIn", values: ["spot"] },
    ]);
    assert.equal(scheduled({ neverOnSpot: false }).requiredNodes, undefined);
  });
});
