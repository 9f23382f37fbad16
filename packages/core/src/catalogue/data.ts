/** Reads the catalogue's data files: each when it is first asked for, and once. */
import { readFileSync } from "node:fs";

export type DataFile =
  "addons" | "ami-families" | "charts" | "images" | "instance-types" | "kubernetes" | "quotas";

const read = new Map<DataFile, unknown>();

/** Content is not checked here, so that start-up stays short: data-files.spec.ts holds the files to a schema. */
export function data<T>(file: DataFile): T {
  let content = read.get(file);
  if (content === undefined) {
    content = JSON.parse(readFileSync(new URL(`./data/${file}.json`, import.meta.url), "utf8"));
    read.set(file, content);
  }
  return content as T;
}
