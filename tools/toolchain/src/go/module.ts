/** A pinned Go module: its folder, the version of the tool in it, and the key under which a build of it is kept. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Tool } from "../tool.ts";

const MODULES = fileURLToPath(new URL("../../modules", import.meta.url));

export function moduleFolder({ module }: Pick<Tool, "module">, modules = MODULES): string {
  return join(modules, module);
}

/** @returns version with its `v`, as go.mod requires it */
export function pinnedVersion(tool: Tool, modules = MODULES): string {
  const path = join(moduleFolder(tool, modules), "go.mod");
  const version = requiredVersion(readFileSync(path, "utf8"), tool.pinnedBy);
  if (version === undefined) throw new Error(`${path} does not require ${tool.pinnedBy}`);
  return version;
}

/** A requirement stands on a line of its own or in a block; a replacement is none. */
export function requiredVersion(goMod: string, path: string): string | undefined {
  let block = "";
  for (const line of goMod.split("\n")) {
    const [first = "", second = "", third = ""] = line.trim().split(/\s+/);
    if (second === "(") block = first;
    else if (first === ")") block = "";
    else if (block === "require" && first === path) return second;
    else if (first === "require" && second === path) return third;
  }
  return undefined;
}

/**
 * Changes with everything that decides what a build gives: the module's files, the package, the linker's variables, the
 * Go version and the platform.
 */
export function buildKey(tool: Tool, goVersion: string, modules = MODULES): string {
  const folder = moduleFolder(tool, modules);
  const hash = createHash("sha256");
  for (const file of readdirSync(folder).sort())
    hash.update(`${file}\0`).update(readFileSync(join(folder, file)));
  const variables = tool.versionVariables(pinnedVersion(tool, modules));
  hash.update(JSON.stringify([tool.package, variables, tool.files ?? [], goVersion]));
  hash.update(`${process.platform}/${process.arch}`);
  return hash.digest("hex").slice(0, 16);
}
