/** An object with one of its values changed, in every place and in the ways in which values of such objects differ. */
import type { KubernetesObject } from "@drydock/rules";

const TEXTS = [
  "",
  "x",
  "false",
  "0",
  "10m",
  "default",
  "latest",
  "*",
  "0.0.0.0/0",
  "docker.io/acme/web:1",
  "nginx",
];

/** The identity of the object stays, so that the same rules are asked. */
const KEPT = new Set(["apiVersion", "kind", "metadata"]);

export function changedOnce(object: KubernetesObject): readonly KubernetesObject[] {
  return Object.entries(object).flatMap(([key, value]) =>
    KEPT.has(key) ? [] : changes(value).map((inner) => ({ ...object, [key]: inner })),
  );
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Values of the same type; undefined takes the value away. */
function changes(value: unknown): readonly unknown[] {
  if (isList(value))
    return [[], ...value.flatMap((item, i) => changes(item).map((inner) => value.with(i, inner)))].map(
      (items) => items.filter((item) => item !== undefined),
    );
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, item]) =>
      changes(item).map((inner) => ({ ...value, [key]: inner })),
    );
  if (typeof value === "boolean") return [undefined, !value];
  if (typeof value === "number") return [undefined, 0, value + 1];
  return [undefined, ...TEXTS.filter((text) => text !== value)];
}
