/** The few values of other environments that one environment is compared with. */
import { readFile } from "node:fs/promises";
import { type Document, isMap, parseDocument } from "yaml";
import type { Sibling } from "./checks/check.ts";
import { fileOf, listEnvironments } from "./directory.ts";

/**
 * Whatever is wrong with another file is that file's own matter: it is reported when that environment is loaded, and
 * what cannot be read here is left out.
 */
export async function readSiblings(name: string, directory: string): Promise<Record<string, Sibling>> {
  const others = listEnvironments(directory).filter((other) => other !== name);
  const siblings = await Promise.all(
    others.map(async (other): Promise<[string, Sibling]> => [
      other,
      await readSibling(fileOf(other, directory)),
    ]),
  );
  return Object.fromEntries(siblings);
}

async function readSibling(file: string): Promise<Sibling> {
  const document = parseDocument(await readFile(file, "utf8").catch(() => ""), { uniqueKeys: false });
  return {
    kubernetesVersion: textAt(document, ["cluster", "kubernetesVersion"]),
    region: textAt(document, ["aws", "region"]),
  };
}

function textAt(document: Document, path: readonly string[]): string | undefined {
  const value = isMap(document.contents) ? document.getIn(path) : undefined;
  return typeof value === "string" ? value : undefined;
}
