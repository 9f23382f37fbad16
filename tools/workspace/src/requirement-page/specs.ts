/** Which spec proves which requirement: the title of a test says so. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TITLE = /\b(?:describe|it)\(\s*(["'`])((?:\\.|(?!\1).)*)\1/gs;
const ID = /[A-Z]{3}-\d{2}/g;
/** NET-01, and NET-01, NET-02 and NET-03: further on in a title may stand names that look alike. */
const LEADING_IDS = /^(?:[A-Z]{3}-\d{2}\b(?:, | and )?)+/;

/** Ids that start titles of a spec's tests, each once. */
export function provenBy(text: string): string[] {
  return [...new Set([...text.matchAll(TITLE)].flatMap(([, , title = ""]) => idsOf(title)))];
}

const idsOf = (title: string): string[] => LEADING_IDS.exec(title)?.[0].match(ID) ?? [];

/** Paths of specs below `test`, by the id of what they prove; sorted. */
export function specsByRequirement(repository: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const file of globSync("test/**/*.spec.ts", { cwd: repository }).sort()) {
    for (const id of provenBy(readFileSync(join(repository, file), "utf8"))) {
      found.set(id, [...(found.get(id) ?? []), file]);
    }
  }
  return found;
}
