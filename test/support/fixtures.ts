/** Samples of other policy projects, where their folder is beside this checkout; nothing of it is needed or copied. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type KubernetesObject, objectsOf } from "@drydock/rules";
import { parseAllDocuments } from "yaml";
import { REPOSITORY } from "./drydock.ts";

const FIXTURES = join(REPOSITORY, "..", "shared", "fixtures");

/** One entry of the manifest, as far as it is of use here. */
export interface Sample {
  readonly source: string;
  readonly policy: string;
  readonly verdict: "pass" | "fail" | "skip" | "judge";
  readonly file: string;
  /** Which document of the file; all of them where there is none. */
  readonly doc?: number;
}

/** Undefined where there is no such folder. */
export function samples(): readonly Sample[] | undefined {
  const manifest = join(FIXTURES, "MANIFEST.json");
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")) as readonly Sample[]) : undefined;
}

export function objectsIn({ file, doc }: Pick<Sample, "file" | "doc">): readonly KubernetesObject[] {
  const values = parseAllDocuments(readFileSync(join(FIXTURES, file), "utf8"))
    .map((document) => document.toJS() as unknown)
    .filter((value) => value !== null);
  const chosen = doc === undefined ? values : values.slice(doc, doc + 1);
  return chosen.flatMap((value) => objectsOf(value).map(({ object }) => object));
}

export function objectsInFolder(folder: string): readonly KubernetesObject[] {
  return readdirSync(join(FIXTURES, folder)).flatMap((name) => objectsIn({ file: join(folder, name) }));
}
