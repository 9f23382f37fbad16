/** The command line: verbs, arguments, options and help. Each verb's code is loaded when it is called. */
import { Command, CommanderError, Option } from "commander";
import { addDeploymentVerbs } from "./commands/deployment.ts";
import { addVerb } from "./commands/add-verb.ts";
import { addPlanVerb } from "./commands/plan.ts";
import type { CheckOptions } from "./verbs/policy/check.ts";
import type { ToolchainOptions } from "./verbs/toolchain.ts";
import { EXIT } from "./exit-status.ts";
import { interrupted } from "./interruption.ts";
import { reportError } from "./report-error.ts";
import { output } from "./output.ts";

export type Format = "text" | "json";

/** Runs `args` (without node and script) and returns the exit status. */
export async function run(args: readonly string[]): Promise<number> {
  let status: number = EXIT.fine;
  const program = createProgram((verbStatus) => (status = verbStatus));
  process.on("SIGINT", interrupted);
  process.on("SIGTERM", interrupted);
  try {
    await program.parseAsync(args, { from: "user" });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    return reportError(error, formatIn(args));
  } finally {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
  }
}

function createProgram(done: (status: number) => void): Command {
  const program = new Command("drydock")
    .description("Plan, judge and rehearse an Amazon EKS platform before it is deployed.")
    .version("0.1.0")
    .exitOverride()
    .showHelpAfterError("(drydock --help lists the verbs)")
    .configureOutput({ writeOut: output.text, writeErr: output.error });
  program.addHelpText(
    "after",
    "\nExit status: 0 fine, 1 findings, 2 wrong input or usage, 3 the tool's surroundings are not as needed.",
  );
  addVerb(
    program,
    "check",
    "Validates an environment file and reports every problem in it.",
    "drydock check prod",
  )
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .action(async (environment: string, options: { format: Format }) => {
      const { check } = await import("./verbs/check.ts");
      done(await check(environment, options));
    });
  addPlanVerb(program, done);
  addVerb(
    program,
    "explain",
    "Follows one value from its line in the environment file to the resource inputs that it decides.",
    "drydock explain prod nodePools.data.maxSize",
  )
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .argument(
      "<path>",
      "path of the value, such as nodePools.data.maxSize or network.availabilityZones[0].name",
    )
    .action(async (environment: string, path: string, options: { format: Format }) => {
      const { explain } = await import("./verbs/explain.ts");
      done(await explain(environment, path, options));
    });
  addVerb(
    program,
    "readiness",
    "Answers what is asked before a platform goes into production, with the evidence for each answer.",
    "drydock readiness prod",
  )
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .action(async (environment: string, options: { format: Format }) => {
      const { readiness } = await import("./verbs/readiness.ts");
      done(await readiness(environment, options));
    });
  addVerb(
    program,
    "toolchain",
    "Shows the programs that a rehearsal runs: what is found, what is built, and why.",
    "drydock toolchain --build",
  )
    .option(
      "--build [tools...]",
      "build what is missing, or what is missing of the named tools, from pinned Go modules, into the cache",
    )
    .action(async (options: ToolchainOptions) => {
      const { toolchain } = await import("./verbs/toolchain.ts");
      done(await toolchain(options));
    });
  addDeploymentVerbs(program, done);
  addPolicyVerbs(program, done);
  return program;
}

function addPolicyVerbs(program: Command, done: (status: number) => void): void {
  const policy = program.command("policy").description("Rules without a plan.").exitOverride();
  addVerb(
    policy,
    "check",
    "Holds Kubernetes files, exported Pulumi state and plans against the rules.",
    "helm template my-chart | drydock policy check --profile restricted -",
    ["text", "json", "sarif", "junit"],
  )
    .argument("<paths...>", "files, folders (their .yaml, .yml and .json files), or - for standard input")
    .addOption(
      new Option(
        "--profile <profile>",
        "baseline and restricted are the Pod Security Standards; platform is all",
      )
        .choices(["baseline", "restricted", "platform"])
        .default("platform"),
    )
    .option("--exemptions <file>", "findings that somebody answers for, until a date")
    .option("--guardrails <file>", "an organization's limits, for the rules that need them")
    .action(async (paths: string[], options: CheckOptions) => {
      const { check } = await import("./verbs/policy/check.ts");
      done(await check(paths, options));
    });
  addVerb(
    policy,
    "config",
    "Prints limits and exemptions as the configuration that the engine hands to the pack.",
    "drydock policy config prod > out/policy.json",
    ["json"],
  )
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .action(async (environment: string) => {
      const { config } = await import("./verbs/policy/config.ts");
      done(await config(environment));
    });
}

/** Errors come before options are parsed, so the wanted format is read from the arguments themselves. */
function formatIn(args: readonly string[]): Format {
  const joined = args.join(" ");
  return /--format[ =]json\b/.test(joined) ? "json" : "text";
}
