/** Which binary of each tool is used: the machine's own in a good version, else a build kept in the cache, else none yet. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { satisfies } from "semver";
import { buildFolder, cacheFolder } from "./cache.ts";
import { buildKey, pinnedVersion } from "./go/module.ts";
import { candidates } from "./machine/candidates.ts";
import { versionOf } from "./machine/version.ts";
import type { Tool } from "./tool.ts";
import { TOOLS } from "./tools.ts";

export type Status = "machine" | "built" | "missing";

export interface Found {
  readonly tool: Tool;
  readonly status: Status;
  /** Absolute path; where it would be built, when it is missing. */
  readonly path: string;
  /** Without `v`. */
  readonly version: string;
  /** Why this one: where it was found, and what was passed over for which reason. */
  readonly why: readonly string[];
}

export interface Surroundings {
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Undefined where the machine has no Go: no build can be looked up then, since its key holds Go's version. */
  readonly goVersion: string | undefined;
  readonly cache?: string;
  readonly modules?: string;
}

export async function findTools(
  surroundings: Surroundings,
  tools: readonly Tool[] = TOOLS,
): Promise<readonly Found[]> {
  return await Promise.all(tools.map((tool) => findTool(tool, surroundings)));
}

export async function findTool(tool: Tool, surroundings: Surroundings): Promise<Found> {
  const { variables, goVersion, cache = cacheFolder(variables), modules } = surroundings;
  const pinned = pinnedVersion(tool, modules);
  const range = tool.accepts(pinned.replace(/^v/, ""));
  const passedOver: string[] = [];
  for (const { path, from, version: told } of candidates(tool, variables)) {
    const version = told ?? (await versionOf(tool, path));
    if (version !== undefined && satisfies(version, range))
      return { tool, status: "machine", path, version, why: [`from ${from}`] };
    passedOver.push(
      `${path} is ${version === undefined ? "of a version that it does not tell" : `version ${version}`}; wanted is ${range}`,
    );
  }
  const path = join(buildFolder(tool.name, buildKey(tool, goVersion ?? "none", modules), cache), tool.name);
  const found = { tool, path, version: pinned.replace(/^v/, "") };
  return existsSync(path)
    ? { ...found, status: "built", why: ["built from its pinned module", ...passedOver] }
    : { ...found, status: "missing", why: ["not on this machine, and not built yet", ...passedOver] };
}
