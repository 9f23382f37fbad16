/** Samples of other policy projects, where their folder is beside this checkout; nothing of it is needed or copied. */
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
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
  /** Of samples of the Pod Security Standards: the level that they pass or fail as a whole. */
  readonly level?: "baseline" | "restricted";
  readonly file: string;
  readonly name?: string;
  /** Which document of the file; all of them where there is none. */
  readonly doc?: number;
  readonly flags?: readonly string[];
  /** Those of the file that fail; all of them where it says nothing. */
  readonly failedObjects?: readonly { readonly kind: string; readonly name: string }[];
}

/** Undefined where there is no such folder. */
export function samples(): readonly Sample[] | undefined {
  const manifest = join(FIXTURES, "MANIFEST.json");
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, "utf8")) as readonly Sample[]) : undefined;
}

/** Where a sample's file is. */
export const samplePath = (file: string): string => join(FIXTURES, file);

export function objectsIn({ file, doc }: Pick<Sample, "file" | "doc">): readonly KubernetesObject[] {
  const values = parseAllDocuments(readFileSync(samplePath(file), "utf8"))
    .map((document) => document.toJS() as unknown)
    .filter((value) => value !== null);
  const chosen = doc === undefined ? values : values.slice(doc, doc + 1);
  return chosen.flatMap((value) => objectsOf(value).map(({ object }) => object));
}

export function objectsInFolder(folder: string): readonly KubernetesObject[] {
  return readdirSync(samplePath(folder)).flatMap((name) => objectsIn({ file: join(folder, name) }));
}

/** Objects of all files; none where there is no such folder. */
export function allSampleObjects(): readonly KubernetesObject[] {
  return globSync("{apps,gatekeeper,kubescape,kyverno,pss}/**/*.yaml", { cwd: FIXTURES }).flatMap((file) =>
    objectsIn({ file }),
  );
}
