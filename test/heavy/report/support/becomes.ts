/** Asserts what a page comes to show: it draws after the event that changes it, at its own time. */
import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

const PATIENCE_MS = 10_000;
const BETWEEN_MS = 20;

/** Reads until the value is as expected, and fails with what it was last. */
export async function becomes(
  read: () => Promise<unknown>,
  expected: unknown,
  message?: string,
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const actual = await read();
    const right = expected instanceof RegExp ? expected.test(String(actual)) : Object.is(actual, expected);
    if (right) return;
    if (performance.now() > end) {
      if (expected instanceof RegExp) assert.match(String(actual), expected, message);
      else assert.equal(actual, expected, message);
    }
    await delay(BETWEEN_MS);
  }
}
