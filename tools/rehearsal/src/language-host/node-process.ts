/** Runs Node, and waits for it. */
import { spawn } from "node:child_process";

export interface NodeOptions {
  readonly cwd: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly stdout: (chunk: Buffer) => void;
  readonly stderr: (chunk: Buffer) => void;
  /** Ends the process. */
  readonly signal?: AbortSignal;
}

/** @returns exit status; 1 where a signal ended it */
export async function runNode(args: readonly string[], options: NodeOptions): Promise<number> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.on("data", options.stdout);
  child.stderr.on("data", options.stderr);
  options.signal?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
  return await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => resolve(status ?? 1));
  });
}
