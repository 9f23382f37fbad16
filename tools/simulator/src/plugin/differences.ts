/** Which inputs differ, by path, between what a resource has and what the program now says. */
import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../account/account.ts";

export interface Difference {
  /** Such as `scalingConfig.maxSize` or `tags["team"]`, as the engine writes property paths. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
}

export function differences(olds: Properties, news: Properties): readonly Difference[] {
  return between(olds, news, "");
}

/** Whether a property path covers another: the path itself, what is below it, and `*` for any one step. */
export function covers(pattern: string, path: string): boolean {
  const wanted = steps(pattern);
  const has = steps(path);
  return wanted.length <= has.length && wanted.every((step, i) => step === "*" || step === has[i]);
}

function steps(path: string): readonly string[] {
  return Array.from(
    path.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+|\*)\]|([^.[\]]+)/g),
    ([, quoted, index, name]) =>
      quoted === undefined ? (index ?? name ?? "") : quoted.replaceAll('\\"', '"'),
  );
}

function between(olds: unknown, news: unknown, path: string): Difference[] {
  if (isDeepStrictEqual(olds, news)) return [];
  if (isObject(olds) && isObject(news))
    return [...new Set([...Object.keys(olds), ...Object.keys(news)])]
      .sort()
      .flatMap((key) => between(olds[key], news[key], joined(path, key)));
  if (Array.isArray(olds) && Array.isArray(news))
    return Array.from({ length: Math.max(olds.length, news.length) }, (_, i) => i).flatMap((i) =>
      between(olds[i], news[i], `${path}[${i}]`),
    );
  return [{ path, kind: olds === undefined ? "add" : news === undefined ? "delete" : "update" }];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function joined(path: string, key: string): string {
  if (!/^[A-Za-z_]\w*$/.test(key)) return `${path}["${key.replaceAll('"', '\\"')}"]`;
  return path === "" ? key : `${path}.${key}`;
}
