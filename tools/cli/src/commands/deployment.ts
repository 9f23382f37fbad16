/** The verbs that work on the real account: their arguments, options and help. */
import { type Command, Option } from "commander";
import type { DeployOptions } from "../verbs/deploy/deployment.ts";
import type { DestroyOptions } from "../verbs/deploy/destroy.ts";
import type { RefreshOptions } from "../verbs/deploy/refresh.ts";
import { addVerb } from "./add-verb.ts";

export function addDeploymentVerbs(program: Command, done: (status: number) => void): void {
  addStackVerb(
    program,
    "preview",
    "Shows what an update would change in the real account.",
    "drydock preview prod --format markdown",
    ["text", "json", "markdown"],
  ).action(async (environment: string, layers: string[], options: DeployOptions) => {
    const { preview } = await import("../verbs/deploy/preview.ts");
    done(await preview(environment, layers, options));
  });
  addStackVerb(
    program,
    "up",
    "Shows what would change, asks, and changes it.",
    "drydock up prod network cluster",
  )
    .option("-y, --yes", "do not preview and do not ask, as CI has to")
    .action(async (environment: string, layers: string[], options: DeployOptions) => {
      const { up } = await import("../verbs/deploy/up.ts");
      done(await up(environment, layers, options));
    });
  addStackVerb(
    program,
    "refresh",
    "Takes what is really there into the state.",
    "drydock refresh prod --dry-run",
    ["text", "json", "markdown"],
  )
    .option("-y, --yes", "do not preview and do not ask")
    .option("--dry-run", "only show the difference; exit status 1 where there is one")
    .action(async (environment: string, layers: string[], options: RefreshOptions) => {
      const { refresh } = await import("../verbs/deploy/refresh.ts");
      done(await refresh(environment, layers, options));
    });
  addStackVerb(
    program,
    "destroy",
    "Removes an environment, or some of its layers, from the real account.",
    "drydock destroy dev",
  )
    .option("-y, --yes", "do not ask; not enough for production and for what is protected")
    .option("--confirm <environment>", "the environment's name, which stands for typing it")
    .action(async (environment: string, layers: string[], options: DestroyOptions) => {
      const { destroy } = await import("../verbs/deploy/destroy.ts");
      done(await destroy(environment, layers, options));
    });
}

function addStackVerb(
  program: Command,
  name: string,
  description: string,
  example: string,
  formats?: readonly string[],
): Command {
  return addVerb(program, name, description, example, formats)
    .argument("<environment>", "name of a file in stacks/environments, without .yaml")
    .argument("[layers...]", "layers to work on; all when none is named")
    .addOption(new Option("--parallel <stacks>", "stacks at one time").default("2"));
}
