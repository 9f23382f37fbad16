/**
 * A folder for the PATH of a rehearsal: the engine, the language host, and a provider plugin for every package that the
 * programs use. The engine takes plugins from the PATH before it would fetch any.
 */
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Found } from "@drydock/toolchain";

export interface PathOptions {
  /** Where the launchers are written; it is made where it is not there. */
  readonly folder: string;
  /** The engine and whatever else the rehearsal runs; each is linked under its own name. */
  readonly tools: readonly Pick<Found, "tool" | "path">[];
  /** Packages that are answered for by the simulated account, with the versions that the programs ask for. */
  readonly resources: Readonly<Record<string, string>>;
  /** Packages of remote components alone. */
  readonly components: Readonly<Record<string, string>>;
}

const LANGUAGE_HOST = "pulumi-language-nodejs";

/** @returns value of PATH */
export function writeRehearsalPath(
  { folder, tools, resources, components }: PathOptions,
  path = process.env["PATH"] ?? "",
): string {
  mkdirSync(folder, { recursive: true });
  for (const { tool, path: binary } of tools) link(binary, join(folder, tool.name));
  // The CLI's own language host stands beside it.
  const engine = tools.find(({ tool }) => tool.name === "pulumi")?.path;
  const own = engine === undefined ? undefined : join(dirname(engine), LANGUAGE_HOST);
  if (own !== undefined && existsSync(own)) link(own, join(folder, LANGUAGE_HOST));
  else launcher(join(folder, LANGUAGE_HOST), new URL("../language-host/main.ts", import.meta.url));
  const plugins = [
    ["@drydock/simulator/plugin/resources", resources],
    ["@drydock/simulator/plugin/components", components],
  ] as const;
  for (const [entry, packages] of plugins)
    for (const [name, version] of Object.entries(packages))
      launcher(join(folder, `pulumi-resource-${name}`), new URL(import.meta.resolve(entry)), version);
  return [folder, dirname(process.execPath), path].filter((part) => part !== "").join(delimiter);
}

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}

function launcher(path: string, entry: URL, ...args: readonly string[]): void {
  const words = [process.execPath, "--disable-warning=ExperimentalWarning", fileURLToPath(entry), ...args];
  writeFileSync(path, `#!/bin/sh\nexec ${words.map(quoted).join(" ")} "$@"\n`, { mode: 0o755 });
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
