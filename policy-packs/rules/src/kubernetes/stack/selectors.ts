/** Label selectors, as Kubernetes and Cilium read them. */
import { isObject, itemsAt, listAt, objectAt } from "../../inputs.ts";

export type Labels = Readonly<Record<string, string>>;

/** Cilium names the source of a label before its key. */
const bare = (key: string): string => key.replace(/^(k8s|any)[:.]/, "");

/** Whether the labels fit; a selector without conditions fits all, and no selector none. */
export function selects(selector: unknown, labels: Labels): boolean {
  if (!isObject(selector)) return false;
  const equal = Object.entries(objectAt(selector, "matchLabels")).every(
    ([key, value]) => labels[bare(key)] === value,
  );
  return equal && itemsAt(selector, "matchExpressions").every((expression) => fits(expression, labels));
}

export function isEmptySelector(selector: unknown): boolean {
  return (
    isObject(selector) &&
    Object.keys(objectAt(selector, "matchLabels")).length === 0 &&
    listAt(selector, "matchExpressions").length === 0
  );
}

/** Labels in a form to look up by. */
export const pairsOf = (labels: Labels): readonly string[] =>
  Object.entries(labels).map(([key, value]) => `${bare(key)}=${value}`);

function fits(expression: Readonly<Record<string, unknown>>, labels: Labels): boolean {
  const { key, operator } = expression;
  const value = typeof key === "string" ? labels[bare(key)] : undefined;
  const listed = value !== undefined && listAt(expression, "values").includes(value);
  switch (operator) {
    case "In":
      return listed;
    case "NotIn":
      return !listed;
    case "Exists":
      return value !== undefined;
    case "DoesNotExist":
      return value === undefined;
    default:
      return false;
  }
}
