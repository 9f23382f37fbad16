/** Objects that there will be: those of the plan, those that its objects make, and those of the cluster itself. */
import { isKind, type KubernetesObject } from "../objects.ts";
import { specOf } from "../pods.ts";
import { entries, isRecord, record, records, text } from "../read.ts";
import { bringersOf } from "../surroundings/brought.ts";
import { providedObjects, type World } from "../world.ts";
import type { Reference } from "./reference.ts";

/** Keys of a ConfigMap or Secret; undefined where they are not known. */
type Keys = ReadonlySet<string> | undefined;

export type Existence =
  | { readonly is: "there"; readonly keys: Keys }
  | { readonly is: "absent" }
  /** `by`: those that may create it. */
  | { readonly is: "unknown"; readonly by: readonly string[] };

type Wanted = Pick<Reference, "group" | "kind" | "name" | "namespace">;

const asked = new WeakMap<readonly KubernetesObject[], Map<string, Keys>>();

/** Answers for one plan; made once, asked often. */
export function existence(world: World): (wanted: Wanted) => Existence {
  const made = asked.get(world.objects) ?? madeBy(world);
  asked.set(world.objects, made);
  return (wanted) => {
    const key = keyOf(wanted);
    if (made.has(key)) return { is: "there", keys: made.get(key) };
    return provided(wanted, world) ?? brought(wanted, world);
  };
}

function madeBy(world: World): Map<string, Keys> {
  const made = new Map<string, Keys>();
  for (const object of world.objects) made.set(keyOf(object), keysOf(object));
  for (const object of world.objects) {
    for (const [name, keys] of secretsMadeBy(object)) {
      made.set(keyOf({ group: "", kind: "Secret", name, namespace: object.namespace }), keys);
    }
  }
  return made;
}

/** Objects that a plan has of a kind, to suggest one. */
export function namesOf(world: World, { group, kind, namespace }: Wanted): string[] {
  return world.objects
    .filter((object) => isKind(object, group, kind) && object.namespace === namespace)
    .map(({ name }) => name);
}

function keyOf({ group, kind, namespace, name }: Wanted | KubernetesObject): string {
  return `${group}/${kind}/${namespace ?? ""}/${name}`;
}

function keysOf(object: KubernetesObject): Keys {
  if (!isKind(object, "", "ConfigMap", "Secret")) return undefined;
  const parts = ["data", "binaryData", "stringData"].map((field) => object.tree[field]);
  if (parts.some((part) => part !== undefined && !isRecord(part))) return undefined;
  return new Set(parts.flatMap((part) => entries(part).map(([key]) => key)));
}

/** Secrets that External Secrets and cert-manager write for an object, and their keys where they are certain. */
function secretsMadeBy(object: KubernetesObject): [string, Keys][] {
  const spec = specOf(object);
  if (isKind(object, "external-secrets.io", "ExternalSecret")) {
    const target = record(spec["target"]);
    if (target["creationPolicy"] === "Merge" || target["creationPolicy"] === "None") return [];
    const known = spec["dataFrom"] === undefined && target["template"] === undefined;
    const keys = records(spec["data"]).flatMap(([{ secretKey }]) => text(secretKey) ?? []);
    return [[text(target["name"]) ?? object.name, known ? new Set(keys) : undefined]];
  }
  const secretName = isKind(object, "cert-manager.io", "Certificate") ? text(spec["secretName"]) : undefined;
  return secretName === undefined ? [] : [[secretName, undefined]];
}

function provided({ kind, name, namespace }: Wanted, world: World): Existence | undefined {
  const found = providedObjects().find(
    (one) =>
      one.kind === kind &&
      (one.names.includes(name) || (one.prefix !== undefined && name.startsWith(one.prefix))) &&
      (one.namespace === undefined || one.namespace === namespace) &&
      (one.chart === undefined || world.brought.some((by) => by.called === `chart ${one.chart}`)),
  );
  return found && { is: "there", keys: found.keys && new Set(found.keys) };
}

function brought({ kind, name, namespace }: Wanted, world: World): Existence {
  const near = bringersOf(world.brought, namespace);
  if (near.some(({ creates }) => creates[kind]?.includes(name))) return { is: "there", keys: undefined };
  // A chart could create a cluster-scoped object from any namespace: only what is listed counts, or all would be doubt.
  if (namespace === undefined) return { is: "absent" };
  const by = [...new Set(near.filter((one) => mayCreate(one.called)).map((one) => one.called))];
  return by.length > 0 ? { is: "unknown", by } : { is: "absent" };
}

/** What an operator makes for an object is documented; what a chart or an Argo CD application brings is not. */
function mayCreate(bringer: string): boolean {
  return /^(chart|add-on|Application|ApplicationSet) /.test(bringer);
}
