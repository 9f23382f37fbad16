/** Says what went wrong. A user's mistake never shows a stack trace. */
import { SurroundingsError, UserError } from "@drydock/core/errors";
import { EXIT } from "./exit-status.ts";
import { output } from "./output.ts";
import type { Format } from "./run.ts";

interface WithProblems {
  readonly problems?: readonly unknown[];
}

export function reportError(error: unknown, format: Format): number {
  if (error instanceof UserError || error instanceof SurroundingsError) {
    if (format === "json") {
      const { problems } = error as WithProblems;
      output.json({ error: { name: error.name, message: error.message, ...(problems ? { problems } : {}) } });
    } else {
      output.error(`${error.message}\n`);
    }
    return error instanceof UserError ? EXIT.usage : EXIT.surroundings;
  }
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ERR_MODULE_NOT_FOUND") {
    output.error(`${(error as Error).message}\nA package is missing; run: npm ci\n`);
    return EXIT.surroundings;
  }
  output.error(
    `drydock itself failed; this is a bug, please report it:\n${(error as Error).stack ?? String(error)}\n`,
  );
  return EXIT.surroundings;
}
