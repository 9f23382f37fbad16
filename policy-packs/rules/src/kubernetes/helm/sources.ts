/** Where a chart comes from, and whether it is always the same chart. */
import { shown } from "../../inputs.ts";
import type { Finding } from "../../rule.ts";

const EXACT_VERSION = /^v?\d+\.\d+\.\d+([-+][0-9A-Za-z.+-]+)?$/;
const DIGEST = /@sha256:[0-9a-f]{64}$/;

/** Ranges, missing versions and moving tags bring another chart tomorrow. */
export function unpinned(version: unknown, path: string): readonly Finding[] {
  return typeof version === "string" && EXACT_VERSION.test(version)
    ? []
    : [{ path, message: `must be an exact version (is ${shown(version)})` }];
}

/** A chart on disk is part of what is reviewed; one with a digest, or one archive of a version, cannot change. */
export function isFixedChart(chart: string): boolean {
  return isLocalChart(chart) || DIGEST.test(chart) || /^https?:.*\d+\.\d+\.\d+[^/]*\.tgz$/.test(chart);
}

export const isLocalChart = (chart: string): boolean => /^(\.{1,2}$|\.{0,2}\/|file:)/.test(chart);

/** @param allowed empty allows every repository. */
export function unlisted(repository: unknown, path: string, allowed: readonly string[]): readonly Finding[] {
  if (allowed.length === 0) return [];
  const said = typeof repository === "string" ? withoutEnd(repository) : undefined;
  if (said !== undefined && allowed.map(withoutEnd).some((one) => said === one || said.startsWith(`${one}/`)))
    return [];
  return [{ path, message: `must be below ${allowed.join(", ")} (is ${shown(repository)})` }];
}

const withoutEnd = (url: string): string => url.replace(/\/+$/, "");
