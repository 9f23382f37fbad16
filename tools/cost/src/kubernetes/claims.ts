/** Volume claims, wherever they stand in an object or in a chart's values. */
import { entries, isRecord, list, number, record, text, type Tree } from "@drydock/preflight/reading";
import { gibibytes } from "../nodes/per-node.ts";

export interface Claim {
  readonly sizeGiB: number;
  /** Undefined: the default class. */
  readonly storageClass: string | undefined;
  /** How many pods have one. */
  readonly count: number;
  readonly path: string;
}

/**
 * A claim is a map with resources.requests.storage, as in a PersistentVolumeClaim and in every volumeClaimTemplate; or a
 * size beside a storage class or access mode, as charts and custom resources write it, unless it is not enabled. It is
 * there once for every replica of the nearest map around it that says how many there are.
 */
export function claimsOf(tree: Tree, count = 1, path = ""): Claim[] {
  const found = claim(tree, count, path);
  if (found) return [found];
  const inner = replicas(tree) ?? count;
  return entries(tree).flatMap(([key, value]) => within(value, inner, path === "" ? key : `${path}.${key}`));
}

function within(value: unknown, count: number, path: string): Claim[] {
  if (isRecord(value)) return claimsOf(value, count, path);
  return list(value).flatMap((item, i) => within(item, count, `${path}[${i}]`));
}

const CLASS_KEYS = ["storageClassName", "storageClass", "class"];
const MODE_KEYS = ["accessModes", "accessMode"];

function claim(tree: Tree, count: number, path: string): Claim | undefined {
  const requested = text(record(record(tree["resources"])["requests"])["storage"]);
  const shaped = [...CLASS_KEYS, ...MODE_KEYS].some((key) => tree[key] !== undefined);
  const stated =
    shaped && tree["enabled"] !== false ? (text(tree["size"]) ?? text(tree["storage"])) : undefined;
  const sizeGiB = gibibytes(requested ?? stated);
  if (!(sizeGiB > 0)) return undefined;
  const names = CLASS_KEYS.flatMap((key) => text(tree[key]) ?? []).filter((name) => name !== "");
  return { sizeGiB, storageClass: names[0], count, path };
}

/** spec.replicas; instances of databases; replicaCount of charts; ha.replicas where high availability is on. */
function replicas(tree: Tree): number | undefined {
  const ha = record(tree["ha"]);
  return (
    (ha["enabled"] === true ? number(ha["replicas"]) : undefined) ??
    number(tree["replicas"]) ??
    number(tree["instances"]) ??
    number(tree["replicaCount"])
  );
}
