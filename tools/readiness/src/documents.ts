/** The repository's documents, as evidence. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Documents {
  /** Paths of the pages from the repository's root, such as docs/runbooks/restore.md, sorted. */
  readonly paths: readonly string[];
  /** Text of a page; undefined where there is none. */
  text(path: string): string | undefined;
}

/** Pages below docs. What cannot be read is not there. */
export function documentsIn(root: string): Documents {
  const paths = pagesBelow(root, "docs");
  return {
    paths,
    text: (path) => (paths.includes(path) ? readFileSync(join(root, path), "utf8") : undefined),
  };
}

function pagesBelow(root: string, directory: string): readonly string[] {
  let entries: readonly string[];
  try {
    entries = readdirSync(join(root, directory), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return entries
    .filter((entry) => entry.endsWith(".md"))
    .map((entry) => `${directory}/${entry.replaceAll("\\", "/")}`)
    .sort();
}
