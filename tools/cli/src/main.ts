/** Entry of the drydock command: reads the command line, runs one verb, sets the exit status. */
import { EXIT } from "./exit-status.ts";
import { run } from "./run.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader such as head may close the pipe early: the rest is not printed, and the exit status is still the verb's.
  if (error.code === "EPIPE") return;
  process.stderr.write(`the result cannot be written (${error.code})\n`);
  process.exit(EXIT.surroundings);
});
// There is no other place left to complain in.
process.stderr.on("error", () => undefined);

process.exitCode = await run(process.argv.slice(2));
