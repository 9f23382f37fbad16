/** Runs a command to its end, and tells how long it took and how much memory it had at most. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

export interface Measured {
  readonly status: number | null;
  readonly seconds: number;
  /** Peak resident memory of the process that was started; the kernel's own count, read until the process ends. */
  readonly mebibytes: number;
  readonly output: string;
  readonly stopped: boolean;
}

const BETWEEN_READINGS_MS = 20;

/** @param limitSeconds after which the command is stopped. */
export async function measured(
  [command = "", ...args]: readonly string[],
  limitSeconds: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const start = process.hrtime.bigint();
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
    timeout: limitSeconds * 1000,
    killSignal: "SIGKILL",
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  let seconds = 0;
  child.once("exit", () => (seconds = Number(process.hrtime.bigint() - start) / 1e9));
  const ended = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  let kibibytes = 0;
  while (child.exitCode === null && child.signalCode === null) {
    kibibytes = Math.max(kibibytes, peakOf(child.pid));
    await delay(BETWEEN_READINGS_MS);
  }
  const [status, signal] = await ended;
  return {
    status,
    seconds: Number(seconds.toFixed(2)),
    mebibytes: Math.round(kibibytes / 1024),
    output: Buffer.concat(chunks).toString(),
    stopped: signal !== null,
  };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
