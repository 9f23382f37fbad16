// Proves the order of steps, the limit on those that run at one time, and that nothing starts after a failure or a stop.
import assert from "node:assert/strict";
import fc from "fast-check";
import { runInOrder } from "./schedule.ts";
import { reversed } from "./step.ts";
import { steps } from "./testing/fake-engine.ts";

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const names = (some: readonly { readonly name: string }[]): string[] => some.map(({ name }) => name);

/** Any graph: a step stands on some of those before it. */
const graphs = fc
  .array(fc.array(fc.nat({ max: 30 }), { maxLength: 4 }), { minLength: 1, maxLength: 14 })
  .map((rows) =>
    steps(
      Object.fromEntries(
        rows.map((row, i) => [
          `s${i}`,
          [...new Set(row.filter(() => i > 0).map((n) => `s${n % Math.max(i, 1)}`))],
        ]),
      ),
    ),
  );

describe("the schedule", () => {
  it("begins no step before what it stands on has ended, and never more than the limit", async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.integer({ min: 1, max: 5 }),
        fc.boolean(),
        async (graph, limit, backwards) => {
          const order = backwards ? reversed(graph) : graph;
          const ended = new Set<string>();
          let running = 0;
          const { done, failed, notStarted } = await runInOrder(
            order,
            async ({ name, upstream }) => {
              assert.ok(
                upstream.every((one) => ended.has(one)),
                `${name} came before ${upstream.join(", ")}`,
              );
              assert.ok(++running <= limit);
              await tick();
              running--;
              ended.add(name);
            },
            { limit },
          );
          assert.deepEqual([failed, notStarted], [[], []]);
          assert.deepEqual(names(done).sort(), names(graph).sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("runs independent steps at one time", async () => {
    let most = 0;
    let running = 0;
    await runInOrder(
      steps({ a: [], b: ["a"], c: ["a"], d: ["a"] }),
      async () => {
        most = Math.max(most, ++running);
        await tick();
        running--;
      },
      { limit: 2 },
    );
    assert.equal(most, 2);
  });

  it("waits for what runs when a step fails, and begins nothing more", async () => {
    const begun: string[] = [];
    const ran = await runInOrder(
      steps({ a: [], b: [], c: ["b"], d: [] }),
      async ({ name }) => {
        begun.push(name);
        if (name === "a") throw new Error("no capacity");
        await tick();
      },
      { limit: 2 },
    );
    assert.deepEqual(begun, ["a", "b"]);
    assert.deepEqual(names(ran.done), ["b"]);
    assert.deepEqual(
      ran.failed.map(({ step, error }) => `${step.name}: ${error.message}`),
      ["a: no capacity"],
    );
    assert.deepEqual(names(ran.notStarted), ["c", "d"]);
  });

  it("begins nothing more once it is stopped", async () => {
    const stop = new AbortController();
    const ran = await runInOrder(
      steps({ a: [], b: ["a"] }),
      async () => {
        stop.abort();
        await tick();
      },
      { limit: 1, signal: stop.signal },
    );
    assert.deepEqual([names(ran.done), names(ran.notStarted)], [["a"], ["b"]]);
  });

  it("does not wait for an upstream that is not among the steps", async () => {
    const ran = await runInOrder(steps({ b: ["a"] }), () => Promise.resolve(), { limit: 1 });
    assert.deepEqual(names(ran.done), ["b"]);
  });
});
