/** Proves that one failure is told once, by the message that names the resources it went through. */
import assert from "node:assert/strict";
import { distinctFailures } from "./failures.ts";

const told = (...messages: string[]): string[] =>
  distinctFailures(messages.map((message) => new Error(message))).map(({ message }) => message);

describe("distinctFailures", () => {
  it("keeps failures that have nothing to do with each other, in order", () => {
    assert.deepEqual(told("b", "a"), ["b", "a"]);
  });

  it("tells a repeated failure once", () => {
    assert.deepEqual(told("a", "a"), ["a"]);
  });

  it("keeps the longest of messages that end in the same failure", () => {
    assert.deepEqual(told("no block", "failed to register new resource v: no block"), [
      "failed to register new resource v: no block",
    ]);
  });

  it("cuts off the properties that a failure passed through", () => {
    assert.deepEqual(
      told('error serializing property "a": error serializing property "b": no block', "no block"),
      ["no block"],
    );
  });
});
