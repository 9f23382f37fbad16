/** The Go toolchain of the machine. */
import { execFile, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { SurroundingsError } from "@drydock/core/errors";

const run = promisify(execFile);

/** @returns such as `go1.26.1`; undefined where there is no Go */
export async function goVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await run("go", ["env", "GOVERSION"]);
    return stdout.trim();
  } catch {
    return undefined;
  }
}

/** @returns folder of a module of the build list, downloaded where it was not yet */
export async function moduleSource(folder: string, module: string): Promise<string> {
  const { stdout } = await run("go", ["mod", "download", "-json", module], { cwd: folder });
  return (JSON.parse(stdout) as { readonly Dir: string }).Dir;
}

/**
 * @param step Called with each line that says what Go is at: the download of a module, the compilation of a package.
 * @throws SurroundingsError with the end of what Go printed.
 */
export async function goBuild(
  folder: string,
  args: readonly string[],
  step: (text: string) => void,
): Promise<void> {
  const child = spawn("go", ["build", "-v", "-trimpath", "-buildvcs=false", ...args], {
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, GOFLAGS: "-mod=readonly" },
  });
  const tail: string[] = [];
  const lines = createInterface({ input: child.stderr });
  lines.on("line", (line) => {
    tail.push(line);
    if (tail.length > 20) tail.shift();
    step(line);
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (status !== 0)
    throw new SurroundingsError(`go build ${args.at(-1) ?? ""} failed in ${folder}:\n${tail.join("\n")}`);
}
