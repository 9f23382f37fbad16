/** The Pulumi CLI of this machine, and what to do where there is none. */
import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { SurroundingsError } from "@drydock/core/errors";
import { findTools, goVersion, TOOLS } from "@drydock/toolchain";

/** There is no Pulumi CLI, or an older one than the programs need. */
export class NoPulumiError extends SurroundingsError {
  override name = "NoPulumiError";
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * @returns absolute path of the CLI
 * @throws NoPulumiError saying what was passed over, and how to get it
 */
export async function pulumiPath(variables: Variables): Promise<string> {
  const tool = TOOLS.find(({ name }) => name === "pulumi");
  if (tool === undefined) throw new Error("the toolchain has no pulumi");
  const [found] = await findTools({ variables, goVersion: await goVersion() }, [tool]);
  if (found === undefined) throw new Error("the toolchain says nothing of pulumi");
  const { path, status, version, why } = found;
  if (status !== "missing") return path;
  throw new NoPulumiError(
    [
      `the Pulumi CLI is missing: ${why.join("; ")}`,
      `install version ${version} or newer (https://www.pulumi.com/docs/install/), or build it with: drydock toolchain --build`,
    ].join("\n"),
  );
}

/** The Automation API looks for the CLI below a root of its own. @returns that root */
export function commandRoot(path: string, folder: string): string {
  mkdirSync(join(folder, "bin"), { recursive: true });
  symlinkSync(path, join(folder, "bin", "pulumi"));
  return folder;
}
