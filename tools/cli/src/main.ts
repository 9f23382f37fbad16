/** Entry of the drydock command: reads the command line, runs one verb, sets the exit status. */
import { run } from "./run.ts";

process.exitCode = await run(process.argv.slice(2));
