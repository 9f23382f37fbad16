/** Reads the data files of the checks: each when it is first asked for, and once. */
import { readFileSync } from "node:fs";

const read = new Map<string, unknown>();

/** @param file Path below data/, without .json. Content is held to a schema by data.spec.ts, not here. */
export function readData<T>(file: string): T {
  let content = read.get(file);
  if (content === undefined) {
    content = JSON.parse(readFileSync(new URL(`./data/${file}.json`, import.meta.url), "utf8"));
    read.set(file, content);
  }
  return content as T;
}
