/** What Ctrl-C does: most verbs leave at once, a deployment ends what it has begun. */
import { EXIT } from "./exit-status.ts";

type Handler = (signal: NodeJS.Signals) => void;

let handle: Handler = leaveAtOnce;

/** What was being written aside is removed on exit, and what was there before stays. */
function leaveAtOnce(): void {
  process.stderr.write("interrupted; nothing was changed\n");
  process.exit(EXIT.interrupted);
}

export const interrupted: Handler = (signal) => handle(signal);

/** While `work` runs, an interruption is its own to handle. */
export async function handlingInterruption<T>(handler: Handler, work: () => Promise<T>): Promise<T> {
  handle = handler;
  try {
    return await work();
  } finally {
    handle = leaveAtOnce;
  }
}
