/** Tells that work goes on, once it has taken more than a second. */
import { setTimeout as delay } from "node:timers/promises";

const QUIET_MS = 1000;

export interface Progress {
  update(text: string): void;
  stop(): void;
}

/** A spinner on a terminal, a line a step elsewhere; both on standard error, so that output stays clean. */
export function startProgress(first: string): Progress {
  const quiet = new AbortController();
  let text = first;
  let spinner: { text: string; stop(): unknown } | undefined;
  let stopped = false;
  void delay(QUIET_MS, undefined, { signal: quiet.signal, ref: false })
    .then(async () => {
      const { default: ora } = await import("ora");
      if (!stopped) spinner = ora({ text, stream: process.stderr }).start();
    })
    .catch(() => undefined);
  return {
    update(next) {
      text = next;
      if (spinner) spinner.text = next;
    },
    stop() {
      stopped = true;
      quiet.abort();
      spinner?.stop();
    },
  };
}
