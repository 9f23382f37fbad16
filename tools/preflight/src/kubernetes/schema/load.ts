/** Loads the schemas of the kinds that a plan holds, and no others: each costs some milliseconds. */
import { readData } from "../data.ts";
import { knownKind, type KnownKind } from "../kinds.ts";
import type { Schema } from "./issue.ts";
import { type Model, modelSchema } from "./model.ts";
import { type OwnSchema, ownSchema } from "./own.ts";

/** The schema of an API version and kind; undefined where there is none. */
export type Schemas = (named: { readonly apiVersion: string; readonly kind: string }) => Schema | undefined;

const loaded = new Map<string, Schema>();

export async function loadSchemas(
  objects: readonly { readonly apiVersion: string; readonly kind: string }[],
): Promise<Schemas> {
  const kinds = new Set(objects.flatMap((object) => knownKind(object) ?? []));
  await Promise.all([...kinds].map(load));
  return ({ apiVersion, kind }) => loaded.get(`${apiVersion}/${kind}`);
}

async function load(known: KnownKind): Promise<void> {
  const { apiVersion, kind } = known;
  const key = `${apiVersion}/${kind}`;
  if (loaded.has(key)) return;
  loaded.set(key, known.schema === "own" ? own(kind) : modelSchema(await model(known)));
}

function own(kind: string): Schema {
  return ownSchema(readData<OwnSchema>(`own-schemas/${kind}`));
}

async function model({ schema, apiVersion, kind }: KnownKind): Promise<Model> {
  const module = (await import(`${schema}/${apiVersion}/${kind}`)) as Readonly<Record<string, Model>>;
  const found = module[kind];
  if (found === undefined) throw new Error(`${schema}/${apiVersion}/${kind} exports no ${kind}`);
  return found;
}
