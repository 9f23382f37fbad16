/** Reads values whose shape is not known: what is not of the wanted shape is as good as absent. */

export type Tree = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Tree {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

export function record(value: unknown): Tree {
  return isRecord(value) ? value : {};
}

export function entries(value: unknown): [string, unknown][] {
  return Object.entries(record(value));
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The records of a list; other members are left out, and the place in the list is kept. */
export function records(value: unknown): readonly (readonly [Tree, number])[] {
  return list(value).flatMap((one, i) => (isRecord(one) ? [[one, i] as const] : []));
}

export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function texts(value: unknown): string[] {
  return list(value).filter((one) => typeof one === "string");
}

export function number(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** What stands at a path: at(tree, "spec", "template"). */
export function at(value: unknown, ...steps: readonly (string | number)[]): unknown {
  return steps.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return (inner as unknown[])[Number(step)];
    return record(inner)[step];
  }, value);
}

/** spec.containers[0].image, metadata.labels["app.kubernetes.io/name"] */
export function pathText(steps: readonly (string | number)[]): string {
  return steps.reduce<string>((path, step) => {
    if (typeof step === "number") return `${path}[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `${path}[${JSON.stringify(step)}]`;
    return path === "" ? step : `${path}.${step}`;
  }, "");
}
