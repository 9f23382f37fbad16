/** Proves: a pair's cell shows the worst of its ports, and those with the most connections come first. */
import assert from "node:assert/strict";
import type { Reachability } from "@drydock/core/plan-record";
import { cellKey, matrixOf, stateOf } from "./reachability.ts";

const pair = (from: string, to: string, reachable: boolean, declared: boolean): Reachability => ({
  from,
  to,
  port: "80",
  protocol: "TCP",
  reachable,
  declared,
  level: "mesh",
  why: "",
});

describe("reachability", () => {
  it("is open, not declared, or cut", () => {
    assert.equal(stateOf(pair("a", "b", true, true)), "open");
    assert.equal(stateOf(pair("a", "b", true, false)), "undeclared");
    assert.equal(stateOf(pair("a", "b", false, true)), "cut");
  });

  it("shows in a cell what is worst, and in the corner what is densest", () => {
    const { from, to, cells } = matrixOf([
      pair("a", "x", true, true),
      pair("b", "x", true, true),
      pair("b", "x", false, true),
      pair("b", "y", false, true),
      pair("b", "y", true, false),
    ]);
    assert.deepEqual(from, ["b", "a"]);
    assert.deepEqual(to, ["x", "y"]);
    const states = [...cells].map(([key, { state, pairs }]) => [key, state, pairs.length]);
    assert.deepEqual(states, [
      [cellKey("a", "x"), "open", 1],
      [cellKey("b", "x"), "cut", 2],
      [cellKey("b", "y"), "undeclared", 2],
    ]);
  });
});
