/** Compares the keys of Helm values with those of a chart's own file of defaults: Helm ignores a wrong one in silence. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Values = Readonly<Record<string, unknown>>;

/** Facts about charts, beside the checkout: one directory a chart, with its values.yaml and Chart.yaml. */
export const CHART_FACTS = join(import.meta.dirname, "..", "..", "..", "shared", "facts", "charts");

/** Istio's charts keep their defaults under this key; values go to the top level. */
const INNER = "_internal_defaults_do_not_set";

export function isValues(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/**
 * Paths of `values` that `defaults` does not have. What is empty in the defaults takes any key, and so do the paths in
 * `open`: maps that the chart fills with examples of its own, such as command lines.
 */
export function unknownKeys(
  values: Values,
  defaults: Values,
  open: readonly string[] = [],
  at = "",
): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = at === "" ? key : `${at}.${key}`;
    if (!Object.hasOwn(defaults, key)) return [path];
    const known = defaults[key];
    if (open.includes(path) || !isValues(value) || !isValues(known) || Object.keys(known).length === 0)
      return [];
    return unknownKeys(value, known, open, path);
  });
}

/**
 * Defaults of a chart, with those of the charts that it depends on under their names.
 *
 * @throws Error when the facts do not have the chart.
 */
export function chartDefaults(folder: string, facts = CHART_FACTS): Values {
  const file = join(facts, folder, "values.yaml");
  if (!existsSync(file)) throw new Error(`no facts about a chart ${folder}: ${file} is missing`);
  const read = yaml(file);
  const own = isValues(read[INNER]) ? read[INNER] : read;
  const parts = dependencies(folder, facts).map(({ name, alias }) => {
    const key = alias ?? name;
    const given = isValues(own[key]) ? own[key] : {};
    const part = existsSync(join(facts, name, "values.yaml")) ? chartDefaults(name, facts) : {};
    return [key, { ...part, ...given }] as const;
  });
  return { global: {}, ...own, ...Object.fromEntries(parts) };
}

function dependencies(folder: string, facts: string): { readonly name: string; readonly alias?: string }[] {
  const found = yaml(join(facts, folder, "Chart.yaml"))["dependencies"];
  return Array.isArray(found) ? (found as { name: string; alias?: string }[]) : [];
}

function yaml(file: string): Values {
  const read: unknown = parse(readFileSync(file, "utf8"), { merge: true });
  return isValues(read) ? read : {};
}
