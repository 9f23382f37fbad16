/** What the deployment verbs have in common: environment, steps, engine, progress, interruption. */
import { dirname } from "node:path";
import { type Environment, environmentsDirectory, loadEnvironmentFile } from "@drydock/core/environment";
import { UserError } from "@drydock/core/errors";
import { chosenSteps, type Deployment, stepsOf } from "@drydock/orchestrator";
import { LAYERS } from "@drydock/stack-platform/layers";
import { handlingInterruption } from "../../interruption.ts";
import { output } from "../../output.ts";
import { engineConfig } from "../policy/engine-config.ts";
import { stepProgress } from "./step-progress.ts";
import type { Surroundings } from "./surroundings.ts";

export interface DeployOptions {
  readonly format: "text" | "json" | "markdown";
  /** Stacks at one time. */
  readonly parallel: string;
  readonly yes?: true;
}

const POLICY_PACK = "policy-packs/hardening";
const MOST_PARALLEL = 12;

/**
 * Everything that can be wrong with the input is looked at before the engine is looked for.
 *
 * @throws UserError for a wrong environment, layer or option; SurroundingsError where the engine is missing.
 */
export async function deploying<T>(
  name: string,
  layers: readonly string[],
  options: DeployOptions,
  { openEngine }: Pick<Surroundings, "openEngine">,
  work: (deployment: Deployment, environment: Environment) => Promise<T>,
): Promise<T> {
  const { environment } = await loadEnvironmentFile(name);
  const limit = parallel(options.parallel);
  const all = stepsOf(environment, LAYERS);
  const steps = chosenSteps(environment, all, layers);
  const engine = await openEngine({
    root: dirname(dirname(environmentsDirectory())),
    environment: name,
    policyPack: POLICY_PACK,
    policyConfig: await engineConfig(environment),
  });
  const [stop, interrupt] = [new AbortController(), new AbortController()];
  const progress = stepProgress();
  const deployment = {
    environment: name,
    all,
    steps,
    engine,
    limit,
    stop: stop.signal,
    interrupt: interrupt.signal,
    watch: progress.watch,
  };
  try {
    return await handlingInterruption(
      (signal) => {
        output.error(`${signal}: what has begun is ended, and nothing more is begun\n`);
        // A terminal has told the engine already, and a second signal would make it leave its lock behind.
        stop.abort();
        if (signal !== "SIGINT" || process.stdin.isTTY !== true) interrupt.abort();
      },
      () => work(deployment, environment),
    );
  } finally {
    progress.stop();
    engine.close();
  }
}

function parallel(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit >= 1 && limit <= MOST_PARALLEL) return limit;
  throw new UserError(
    `--parallel must be a whole number from 1 to ${MOST_PARALLEL} (got ${JSON.stringify(text)})`,
  );
}
