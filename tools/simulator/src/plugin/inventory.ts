/** What is in an account, and whose it is: what a rehearsal looks at after it destroyed everything. */
import type { AccountResource } from "../account/account.ts";
import type { AccountFile } from "./account-file.ts";

/** A stack's program, a controller, or AWS itself, which made it with something else. */
export type Owner =
  | { readonly kind: "program"; readonly project: string; readonly stack: string }
  | { readonly kind: "controller"; readonly name: string }
  | { readonly kind: "aws"; readonly madeWith: string };

export interface Item {
  readonly owner: Owner;
  readonly type: string;
  readonly id: string;
  readonly region: string;
  readonly name: string;
}

export interface InventoryQuery {
  /** Only what these own; everything when none is named. */
  readonly ownedBy?: Owner["kind"];
}

/** In the order of type and id. */
export function inventory(file: AccountFile, { ownedBy }: InventoryQuery = {}): readonly Item[] {
  return file
    .change((account) => account.types().flatMap((type) => account.all(type)))
    .map((resource) => itemOf(resource))
    .filter(({ owner }) => ownedBy === undefined || owner.kind === ownedBy)
    .sort((a, b) => compare(a.type, b.type) || compare(a.id, b.id));
}

/** How many there are of each type. */
export function countByType(items: readonly Item[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of items) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

function itemOf(resource: AccountResource): Item {
  const { type, id, region, name } = resource;
  return { owner: ownerOf(resource), type, id, region, name };
}

function ownerOf({ urn, madeWith }: AccountResource): Owner {
  if (madeWith !== undefined) return { kind: "aws", madeWith };
  const [, controller] = /^controller:(.+?)::/.exec(urn) ?? [];
  if (controller !== undefined) return { kind: "controller", name: controller };
  const [stack = "", project = ""] = urn.replace(/^urn:pulumi:/, "").split("::");
  return { kind: "program", project, stack };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
