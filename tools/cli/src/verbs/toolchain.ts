/** drydock toolchain: the programs of a rehearsal, where they come from, and, when asked, the missing ones built. */
import { EXIT } from "../exit-status.ts";
import { output } from "../output.ts";
import { startProgress } from "../progress.ts";
import { renderToolchain } from "../render/toolchain.ts";
import type { Format } from "../run.ts";

export interface ToolchainOptions {
  readonly format: Format;
  /** Names of tools; true stands for all. */
  readonly build?: true | readonly string[];
}

/** @throws UserError for a tool that there is not; SurroundingsError where something cannot be built. */
export async function toolchain({ format, build }: ToolchainOptions): Promise<number> {
  const { buildMissing, findTools, goVersion, toolsNamed, TOOLS } = await import("@drydock/toolchain");
  const go = await goVersion();
  const tools = build === undefined || build === true ? TOOLS : toolsNamed(build);
  let found = await findTools({ goVersion: go }, tools);
  if (build) {
    const progress = startProgress("building");
    found = await buildMissing(found, go, {
      step: ({ name }, text) => progress.update(`building ${name}: ${text}`),
      done: ({ name }, seconds) => output.error(`built ${name} in ${seconds} s\n`),
    }).finally(() => progress.stop());
  }
  if (format === "json")
    output.json({
      go: go ?? null,
      tools: found.map(({ tool, status, version, path, why }) => ({
        name: tool.name,
        purpose: tool.purpose,
        status,
        version,
        path,
        why,
      })),
    });
  else output.text(renderToolchain(found, go));
  return found.some(({ status }) => status === "missing") ? EXIT.surroundings : EXIT.fine;
}
