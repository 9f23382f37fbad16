/** Runs steps in their order, several at a time, and starts nothing after the first failure. */
import type { Step } from "./step.ts";

export interface Failure {
  readonly step: Step;
  readonly error: Error;
}

export interface Scheduled {
  /** In the order in which they ended. */
  readonly done: readonly Step[];
  /** More than one where several ran at a time. */
  readonly failed: readonly Failure[];
  /** In the order given. */
  readonly notStarted: readonly Step[];
}

export interface ScheduleOptions {
  /** Steps that run at one time: a whole number of at least 1. */
  readonly limit: number;
  /** Once aborted nothing more is started; what runs is waited for. */
  readonly signal?: AbortSignal;
}

/** An upstream that is not among the steps is not waited for. */
export async function runInOrder(
  steps: readonly Step[],
  run: (step: Step) => Promise<void>,
  { limit, signal }: ScheduleOptions,
): Promise<Scheduled> {
  const names = new Set(steps.map(({ name }) => name));
  const waiting = [...steps];
  const running = new Map<string, Promise<void>>();
  const done: Step[] = [];
  const failed: Failure[] = [];
  const isReady = ({ upstream }: Step): boolean =>
    upstream.every((name) => !names.has(name) || done.some((step) => step.name === name));
  const start = (step: Step): void => {
    const ended = run(step).then(
      () => void done.push(step),
      (error: unknown) => void failed.push({ step, error: asError(error) }),
    );
    running.set(
      step.name,
      ended.finally(() => running.delete(step.name)),
    );
  };
  for (;;) {
    while (running.size < limit && failed.length === 0 && signal?.aborted !== true) {
      const next = waiting.findIndex(isReady);
      const [step] = next < 0 ? [] : waiting.splice(next, 1);
      if (step === undefined) break;
      start(step);
    }
    if (running.size === 0) return { done, failed, notStarted: waiting };
    await Promise.race(running.values());
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
