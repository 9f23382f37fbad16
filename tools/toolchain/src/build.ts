/** Builds what is missing. Each tool is built aside and renamed, so that an ended run leaves whole builds and nothing else. */
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { SurroundingsError } from "@drydock/core/errors";
import type { Found } from "./find.ts";
import { goBuild, moduleSource } from "./go/go.ts";
import { moduleFolder, pinnedVersion } from "./go/module.ts";
import type { Tool } from "./tool.ts";

export interface BuildOptions {
  /** Called as a build goes on: with the tool, and what Go is at. */
  readonly step?: (tool: Tool, text: string) => void;
  /** Called when a tool is built, with what it took. */
  readonly done?: (tool: Tool, seconds: number) => void;
  readonly modules?: string;
}

/** @throws SurroundingsError where there is no Go, or a build fails; what was built before stays. */
export async function buildMissing(
  found: readonly Found[],
  goVersion: string | undefined,
  options: BuildOptions = {},
): Promise<readonly Found[]> {
  const missing = found.filter(({ status }) => status === "missing");
  if (missing.length > 0 && goVersion === undefined) throw new NoGoError(missing);
  const all: Found[] = [];
  // One after the other: a single build of Go uses all cores, and two at once only need more memory.
  for (const one of found) {
    if (one.status === "missing") {
      const started = performance.now();
      await build(one, options);
      options.done?.(one.tool, Math.round((performance.now() - started) / 1000));
      all.push({ ...one, status: "built", why: ["built from its pinned module", ...one.why.slice(1)] });
    } else {
      all.push(one);
    }
  }
  return all;
}

async function build({ tool, path }: Found, { step, modules }: BuildOptions): Promise<void> {
  const folder = moduleFolder(tool, modules);
  const target = dirname(path);
  mkdirSync(dirname(target), { recursive: true });
  const aside = mkdtempSync(`${target}.part-`);
  const remove = (): void => rmSync(aside, { recursive: true, force: true });
  // Ctrl-C ends the process without unwinding.
  process.once("exit", remove);
  try {
    const flags = Object.entries(tool.versionVariables(pinnedVersion(tool, modules))).map(
      ([name, value]) => `-X ${name}=${value}`,
    );
    const binary = join(aside, tool.name);
    await goBuild(folder, ["-ldflags", ["-s -w", ...flags].join(" "), "-o", binary, tool.package], (text) =>
      step?.(tool, text),
    );
    await copyFiles(tool, folder, `${binary}.d`);
    rmSync(target, { recursive: true, force: true });
    renameSync(aside, target);
  } finally {
    process.off("exit", remove);
    remove();
  }
}

async function copyFiles({ files }: Tool, folder: string, target: string): Promise<void> {
  if (!files) return;
  const source = await moduleSource(folder, files.module);
  mkdirSync(target);
  for (const path of files.paths) cpSync(join(source, path), join(target, basename(path)));
}

/** Something has to be built, and nothing here can build it. */
export class NoGoError extends SurroundingsError {
  override name = "NoGoError";

  constructor(missing: readonly Found[]) {
    super(
      [
        `missing: ${missing.map(({ tool, version }) => `${tool.name} ${version}`).join(", ")}`,
        "They are built with Go, and there is no go on the PATH. Install Go 1.25 or newer from https://go.dev/dl,",
        "or put the binaries themselves on the PATH (etcd and kube-apiserver: where KUBEBUILDER_ASSETS points).",
      ].join("\n"),
    );
  }
}
