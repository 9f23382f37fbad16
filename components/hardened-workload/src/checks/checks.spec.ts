/** Proves that sound workloads have no problems, and that all problems of another come in one error. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { HardenedWorkload, WorkloadError } from "../index.ts";
import { problemsOf } from "../testing/cases.ts";
import { agent, small } from "../testing/workloads.ts";

describe("problems", () => {
  it("are none of sound workloads", () => {
    assert.deepEqual([problemsOf(small), problemsOf(agent)], [[], []]);
  });

  it("are all in one error, by property", async () => {
    const wrong = { ...small, image: "api", disruption: { maxUnavailable: 0 } };
    const [error, ...others] = (await observe(() => void new HardenedWorkload("api", wrong))).errors;
    assert.deepEqual(others, []);
    assert.ok(error instanceof WorkloadError);
    assert.deepEqual(
      error.problems.map(({ path }) => path),
      ["image", "disruption.maxUnavailable"],
    );
    assert.match(
      error.message,
      /^api:\n {2}image: "api" has neither .*\n {2}disruption\.maxUnavailable: 0 permits/,
    );
  });
});
