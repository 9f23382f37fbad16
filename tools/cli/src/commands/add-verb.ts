/** What every verb of the command line has: a description, formats, an example in its help. */
import { type Command, Option } from "commander";

export function addVerb(
  program: Command,
  name: string,
  description: string,
  example: string,
  formats: readonly string[] = ["text", "json"],
): Command {
  return program
    .command(name)
    .description(description)
    .exitOverride()
    .addOption(
      new Option("--format <format>", "how to print the result").choices(formats).default(formats[0]),
    )
    .addHelpText("after", `\nExample:\n  $ ${example}`)
    .showHelpAfterError(`(drydock ${name} --help shows the arguments)`);
}
