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

/** By text: whoever loads many environments reads the same neighbours each time. */
const known = new Map<string, Sibling>();

async function readSibling(file: string): Promise<Sibling> {
  const text = await readFile(file, "utf8").catch(() => "");
  const sibling = known.get(text) ?? siblingOf(text);
  known.set(text, sibling);
  return sibling;
}

function siblingOf(text: string): Sibling {
  const document = parseDocument(text, { uniqueKeys: false });
  const at = (...path: string[]): string | undefined => textAt(document, path);
  return {
    kubernetesVersion: at("cluster", "kubernetesVersion"),
    region: at("aws", "region"),
    accountId: at("aws", "accountId"),
    standby: at("aws", "standby", "environment"),
    standbyOf: at("aws", "standbyOf", "environment"),
    vpcCidrBlock: at("network", "vpcCidrBlock"),
    podCidrBlock: at("network", "podCidrBlock"),
    secretPathPrefix: at("security", "externalSecrets", "secretPathPrefix"),
    databaseVersion: at("data", "postgresql", "engineVersion"),
    databaseReplicaOf: at("data", "postgresql", "replicaOf"),
    backupCopyRegion: at("backup", "copyRegion"),
    imageTags: imageTagsOf(document),
  };
}

function imageTagsOf(document: Document): Record<string, string> {
  const apps = isMap(document.contents) ? document.getIn(["apps"]) : undefined;
  const names = isMap(apps) ? apps.items.map(({ key }) => String(key)) : [];
  const tags = names.map((name) => [name, textAt(document, ["apps", name, "image", "tag"])] as const);
  return Object.fromEntries(tags.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function textAt(document: Document, path: readonly string[]): string | undefined {
  const value = isMap(document.contents) ? document.getIn(path) : undefined;
  return typeof value === "string" ? value : undefined;
}
