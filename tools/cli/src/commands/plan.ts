/** drydock plan on the command line. */
import { type Gate, GATES } from "@drydock/changes/gates";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { Format } from "../run.ts";
import { addVerb } from "./add-verb.ts";

export interface PlanCommandOptions {
  readonly format: Format;
  readonly out?: string;
  readonly details?: boolean;
  readonly against?: string;
  readonly markdown?: string;
  readonly failOn?: readonly Gate[];
}

export function addPlanVerb(program: Command, done: (status: number) => void): void {
  addVerb(
    program,
    "plan",
    "Shows everything that would be created, offline, and what AWS would refuse about it.",
    "drydock plan prod --against git:main --fail-on delete,data-loss --markdown out/changes.md",
  )
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .argument("[layers...]", "layers to plan, with those that they stand on; all when none is named")
    .option("--out <directory>", "write report.html, plan.json and manifests/ there")
    .option("--details", "print layers, pools, endpoints, the whole cost, and every change and finding")
    .option(
      "--against <plan>",
      "show what changes against an earlier plan.json, a directory with one, or git:REF",
    )
    .option("--markdown <file>", "with --against: write the changes there, for a pull request")
    .addOption(
      new Option(
        "--fail-on <gates>",
        `with --against: status 1 where it comes, or may come, to any of ${GATES.join(", ")} (an effect: or worse)`,
      ).argParser(gatesIn),
    )
    .action(async (environment: string, layers: string[], options: PlanCommandOptions) => {
      const { plan } = await import("../verbs/plan.ts");
      done(await plan(environment, layers, options));
    });
}

/** A list with commas; the option may also be given several times. */
function gatesIn(text: string, before: readonly Gate[] = []): readonly Gate[] {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !GATES.some((gate) => gate === name));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`"${unknown.join(", ")}" is none of ${GATES.join(", ")}.`);
  return [...before, ...(names as Gate[])];
}
