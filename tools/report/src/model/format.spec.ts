/** Proves: figures read as people write them. */
import assert from "node:assert/strict";
import { amount, counted, money, percent, sentence } from "./format.ts";

describe("figures", () => {
  for (const [given, expected] of [
    [money(5520.86), "$5,521"],
    [money(7.2), "$7.20"],
    [money(0), "$0"],
    [money(-3), "-$3.00"],
    [amount(3.8125), "3.8"],
    [amount(3682), "3,682"],
    [percent(0.333), "33%"],
    [counted(1, "finding"), "1 finding"],
    [counted(1200, "finding"), "1,200 findings"],
    [sentence("set it"), "Set it."],
    [sentence("Is it?"), "Is it?"],
  ] as const) {
    it(expected, () => assert.equal(given, expected));
  }
});
