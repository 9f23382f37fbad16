// Proves which pair of resources may be one under two names.
import assert from "node:assert/strict";
import { platform, type Part, urnOf } from "../testing/platform.ts";
import { movesBetween } from "./moves.ts";

const TOPIC = "aws:sns/topic:Topic";
const part = (name: string, inputs: Record<string, unknown>, type = TOPIC): Part => ({ name, type, inputs });
const moves = (gone: readonly Part[], come: readonly Part[]) =>
  Object.fromEntries(movesBetween(platform(gone).resources, platform(come).resources));

const both = (a: string, b: string) => ({ [urnOf(a)]: urnOf(b), [urnOf(b)]: urnOf(a) });

describe("moves between plans", () => {
  it("pair what has the same inputs", () =>
    assert.deepEqual(moves([part("a", { kms: 1 })], [part("b", { kms: 1 })]), both("a", "b")));

  it("see through names that are made from the logical one", () =>
    assert.deepEqual(
      moves(
        [part("a.b", { name: "a.b-0f3e915", tags: { Name: "a.b" } })],
        [part("c", { name: "c-7654321", tags: { Name: "c" } })],
      ),
      both("a.b", "c"),
    ));

  it("take no other name for a made one", () =>
    assert.deepEqual(moves([part("a", { name: "a-east" })], [part("c", { name: "c-east" })]), {}));

  it("need one type", () =>
    assert.deepEqual(moves([part("a", { x: 1 })], [part("b", { x: 1 }, "aws:sqs/queue:Queue")]), {}));

  it("guess nothing where there is a choice", () =>
    assert.deepEqual(moves([part("a", { x: 1 }), part("b", { x: 1 })], [part("c", { x: 1 })]), {}));
});
