/** Runs every check that can be run on what is valid of an environment. */
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import { parsePath, type Path, startsWith, without } from "../yaml/path.ts";
import type { Check, Facts } from "./check.ts";

/**
 * @param environment What parseValid kept.
 * @param invalid Paths at which it left something out.
 */
export function runChecks(
  checks: Readonly<Record<string, Check>>,
  environment: Environment,
  invalid: readonly Path[],
  facts: Facts,
): Finding[] {
  return Object.values(checks).flatMap((check) => {
    const view = viewFor(check, environment, invalid);
    return view === undefined ? [] : check.find(view, facts);
  });
}

/** The environment as the check may see it; undefined when it cannot run. */
export function viewFor(
  { reads }: Check,
  environment: Environment,
  invalid: readonly Path[],
): Environment | undefined {
  let view = environment;
  for (const read of reads.map(parsePath)) {
    for (const path of invalid.filter((one) => concerns(one, read))) {
      const star = read.indexOf("*");
      if (star === -1 || path.length <= star) return undefined;
      view = without(view, path.slice(0, star + 1));
    }
  }
  return view;
}

/** Whether what is invalid lies in what is read, or around it. */
function concerns(path: Path, read: Path): boolean {
  const filled = read.map((step, i) => (step === "*" ? (path[i] ?? "*") : step));
  return startsWith(path, filled) || startsWith(filled, path);
}
