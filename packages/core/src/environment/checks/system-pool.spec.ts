/** Proves that an environment without a place for the cluster's own controllers is refused. */
import assert from "node:assert/strict";
import { mutatedProd, problemsOfText, said } from "../testing/mutated.ts";

describe("systemPool", () => {
  it("accepts the shipped environment", async () => {
    assert.deepEqual(said(await problemsOfText(mutatedProd(() => undefined))), []);
  });

  it("refuses an environment without the pool", async () => {
    const text = mutatedProd((document) => void document.deleteIn(["nodePools", "system"]));
    assert.deepEqual(said(await problemsOfText(text)), [
      "nodePools.system: is missing: cluster DNS, storage drivers and autoscalers run on this pool",
    ]);
  });

  it("refuses a pool that may be empty", async () => {
    const text = mutatedProd((document) => document.setIn(["nodePools", "system", "minSize"], 0));
    assert.deepEqual(said(await problemsOfText(text)), [
      "nodePools.system.minSize: must be at least 1 (got 0): an autoscaler cannot add the node that it runs on",
    ]);
  });
});
