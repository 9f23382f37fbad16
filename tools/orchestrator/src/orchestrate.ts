/** The operations on an environment: which stacks, in which order, what is asked before, and what is told after. */
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import { Watched } from "./changes.ts";
import type { Engine, Operation, StateResource } from "./engine/engine.ts";
import { hasFailed, type Preview, type StepPreview } from "./preview.ts";
import type { Outcome, Verb } from "./resume.ts";
import { runInOrder, type Scheduled } from "./schedule.ts";
import { reversed, type Step, StepError } from "./step.ts";

export interface Watch {
  started?(operation: Operation, step: Step): void;
  event?(operation: Operation, step: Step, event: EngineEvent): void;
  ended?(operation: Operation, step: Step, error?: Error): void;
}

export interface Deployment {
  readonly environment: string;
  /** All stacks of the environment, in order. */
  readonly all: readonly Step[];
  /** Those to work on. */
  readonly steps: readonly Step[];
  readonly engine: Engine;
  /** Stacks at one time. */
  readonly limit: number;
  /** Once aborted, nothing more is begun. */
  readonly stop: AbortSignal;
  /** Once aborted, engines are told to end what they have begun. */
  readonly interrupt: AbortSignal;
  readonly watch?: Watch;
}

/** Answers to what is asked before anything is changed; `undefined` where nobody is asked. */
export type Ask<T> = ((about: T) => Promise<boolean>) | undefined;

/** What a destruction would remove. */
export interface Removal {
  readonly step: Step;
  readonly resources: readonly StateResource[];
}

/** Without changing anything. What stands on a stack that was never deployed cannot be previewed yet. */
export async function preview(deployment: Deployment, operation: Operation = "previewUp"): Promise<Preview> {
  const { all, steps } = deployment;
  const there = (await deployedSteps(deployment, all)).map(({ name }) => name);
  return operation === "previewUp"
    ? await previewRound(deployment, steps, there)
    : await previewOf(
        deployment,
        steps.filter(({ name }) => there.includes(name)),
        [],
        operation,
      );
}

/** An upstream that nobody is about to deploy is left to the program, which says what to do about it. */
async function previewRound(
  deployment: Deployment,
  steps: readonly Step[],
  there: readonly string[],
): Promise<Preview> {
  const waitsFor = (name: string): boolean =>
    !there.includes(name) && steps.some((step) => step.name === name);
  const waiting = steps.filter(({ upstream }) => upstream.some(waitsFor));
  return await previewOf(
    deployment,
    steps.filter((step) => !waiting.includes(step)),
    waiting,
    "previewUp",
  );
}

/**
 * With `ask` nothing is deployed that was not shown: on an environment whose layers are not all there, what stands on
 * them is shown and asked about after them.
 */
export async function up(deployment: Deployment, ask: Ask<Preview>): Promise<Outcome> {
  if (ask === undefined) return outcome("up", deployment, await runAll(deployment, "up", deployment.steps));
  const there = (await deployedSteps(deployment, deployment.all)).map(({ name }) => name);
  const done: Step[] = [];
  for (;;) {
    const left = deployment.steps.filter(({ name }) => !done.some((step) => step.name === name));
    if (left.length === 0) return outcome("up", deployment, { done, failed: [], notStarted: [] });
    const shown = await previewRound(deployment, left, [...there, ...done.map(({ name }) => name)]);
    const round = shown.steps.map(({ step }) => step);
    const declined = await refusal(deployment, shown, ask);
    if (declined !== undefined)
      return { ...outcome("up", deployment, { done, failed: [], notStarted: left }), declined };
    const ran = await runAll(deployment, "up", round);
    done.push(...ran.done);
    const stopped = ran.failed.length > 0 || ran.notStarted.length > 0;
    if (stopped) {
      const begun = new Set([...done, ...ran.failed.map(({ step }) => step)].map(({ name }) => name));
      const notStarted = deployment.steps.filter(({ name }) => !begun.has(name));
      return outcome("up", deployment, { done, failed: ran.failed, notStarted });
    }
  }
}

/** Takes what is really there into the state; stacks that were never deployed are left out. */
export async function refresh(deployment: Deployment, ask: Ask<Preview>): Promise<Outcome> {
  const steps = await deployedSteps(deployment, deployment.steps);
  if (ask !== undefined) {
    const shown = await preview({ ...deployment, steps }, "previewRefresh");
    const declined = await refusal(deployment, shown, ask);
    if (declined !== undefined)
      return {
        ...outcome("refresh", deployment, { done: [], failed: [], notStarted: steps }),
        declined,
      };
  }
  return outcome("refresh", deployment, await runAll(deployment, "refresh", steps));
}

/**
 * What stands on a stack is destroyed before it.
 *
 * @throws StepError where a stack that is not named stands on one that is.
 */
export async function destroy(deployment: Deployment, ask: Ask<readonly Removal[]>): Promise<Outcome> {
  const { environment, engine, all, steps } = deployment;
  const held = await statesOf(deployment, all);
  refuseOrphans(
    environment,
    held.map(({ step }) => step),
    steps,
  );
  const removals = held.filter(({ step }) => steps.some(({ name }) => name === step.name)).reverse();
  const order = reversed(removals.map(({ step }) => step).reverse());
  if (ask !== undefined && order.length > 0 && !(await ask(removals)))
    return {
      ...outcome("destroy", deployment, { done: [], failed: [], notStarted: order }),
      declined: "nothing was destroyed",
    };
  const isProtected = new Set(
    removals.filter(({ resources }) => resources.some(({ protect }) => protect)).map(({ step }) => step.name),
  );
  const ran = await runInOrder(
    order,
    async (step) => {
      if (isProtected.has(step.name)) await engine.stack(step).unprotect();
      await runOne(deployment, "destroy", step);
    },
    { limit: deployment.limit, signal: deployment.stop },
  );
  return outcome("destroy", deployment, ran);
}

async function refusal(
  { stop }: Deployment,
  shown: Preview,
  ask: NonNullable<Ask<Preview>>,
): Promise<string | undefined> {
  if (stop.aborted) return "interrupted before anything of it was done";
  if (hasFailed(shown)) return "the preview failed, and nothing of it was done";
  return (await ask(shown)) ? undefined : "nothing of this preview was done";
}

function refuseOrphans(environment: string, deployed: readonly Step[], steps: readonly Step[]): void {
  const goes = new Set(steps.map(({ name }) => name));
  // In the order of the layers: what stands on a standing one comes after it.
  const standing: string[] = [];
  for (const { name, upstream } of deployed) {
    if (goes.has(name) || !upstream.some((one) => goes.has(one))) continue;
    standing.push(name);
    goes.add(name);
  }
  if (standing.length === 0) return;
  throw new StepError(
    `${standing.join(", ")} of ${environment} would be left without what it stands on; run: drydock destroy ${environment} ${[...goes].join(" ")}`,
  );
}

/** Stacks that hold something, and what. */
async function statesOf({ engine }: Deployment, steps: readonly Step[]): Promise<readonly Removal[]> {
  const held: Removal[] = [];
  for (const step of steps) {
    const resources = await engine.stack(step).state();
    if (resources.length > 0) held.push({ step, resources });
  }
  return held;
}

async function deployedSteps(deployment: Deployment, steps: readonly Step[]): Promise<readonly Step[]> {
  return (await statesOf(deployment, steps)).map(({ step }) => step);
}

async function previewOf(
  deployment: Deployment,
  steps: readonly Step[],
  waiting: readonly Step[],
  operation: Operation,
): Promise<Preview> {
  const previews: StepPreview[] = [];
  const { failed } = await runInOrder(
    // A preview waits for nobody: it is held against what is deployed.
    steps.map((step) => ({ ...step, upstream: [] })),
    async (step) => {
      const watched = new Watched();
      const failure = await runOne(deployment, operation, step, watched).then(
        () => undefined,
        (error: Error) => {
          if (error.name !== "OperationError") throw error;
          return error.message;
        },
      );
      previews.push({ step, ...watched.seen(), failure });
    },
    { limit: deployment.limit, signal: deployment.stop },
  );
  if (failed[0]) throw failed[0].error;
  const order = (step: Step): number => steps.findIndex(({ name }) => name === step.name);
  previews.sort((a, b) => order(a.step) - order(b.step));
  return { environment: deployment.environment, steps: previews, waiting };
}

async function runAll(
  deployment: Deployment,
  operation: Operation,
  steps: readonly Step[],
): Promise<Scheduled> {
  const { limit, stop: signal } = deployment;
  return await runInOrder(steps, (step) => runOne(deployment, operation, step), { limit, signal });
}

async function runOne(
  { engine, interrupt: signal, watch }: Deployment,
  operation: Operation,
  step: Step,
  watched = new Watched(),
): Promise<void> {
  watch?.started?.(operation, step);
  try {
    await engine.stack(step).run(operation, {
      signal,
      onEvent: (event) => {
        watched.add(event);
        watch?.event?.(operation, step, event);
      },
    });
  } catch (error) {
    const told = watched.seen();
    const failure = error as Error;
    if (failure.name === "OperationError" && told.errors.length > 0) failure.message = told.errors.join("\n");
    watch?.ended?.(operation, step, failure);
    throw failure;
  }
  watch?.ended?.(operation, step);
}

function outcome(verb: Verb, { environment, stop }: Deployment, ran: Scheduled): Outcome {
  const { done, failed, notStarted: left } = ran;
  return { verb, environment, done, failed, left, interrupted: stop.aborted };
}
