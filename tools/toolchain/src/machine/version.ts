/** Asks a binary for its version. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Tool } from "../tool.ts";

const run = promisify(execFile);
/** A binary that does not answer is not waited for. */
const TIMEOUT_MS = 20_000;

/** @returns version without `v`; undefined where the binary does not tell one */
export async function versionOf(tool: Tool, path: string): Promise<string | undefined> {
  if (!tool.versionCommand) return undefined;
  const { args, pattern } = tool.versionCommand;
  try {
    const { stdout, stderr } = await run(path, [...args], { timeout: TIMEOUT_MS });
    return pattern.exec(`${stdout}\n${stderr}`)?.[1];
  } catch {
    return undefined;
  }
}
