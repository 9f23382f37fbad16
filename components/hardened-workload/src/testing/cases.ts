/** For specs: one test for each case of arguments and the problems that they have. */
import assert from "node:assert/strict";
import { type HardenedWorkloadArgs, workloadProblems } from "../index.ts";
import { small } from "./workloads.ts";

/** Title, change of a small workload, and every problem that there must be. */
export type Case = readonly [title: string, change: Partial<HardenedWorkloadArgs>, ...problems: string[]];

export function problemsOf(args: HardenedWorkloadArgs): string[] {
  return workloadProblems("api", args).map(({ path, message }) => `${path}: ${message}`);
}

export function testCases(cases: Readonly<Record<string, readonly Case[]>>): void {
  for (const [area, ofArea] of Object.entries(cases)) {
    describe(area, () => {
      for (const [title, change, ...expected] of ofArea) {
        it(title, () => assert.deepEqual(problemsOf({ ...small, ...change }), expected));
      }
    });
  }
}
