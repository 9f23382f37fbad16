/** The command that goes on where an operation stopped. */
import type { Step } from "./step.ts";

export type Verb = "up" | "refresh" | "destroy";

export interface Outcome {
  readonly verb: Verb;
  readonly environment: string;
  readonly done: readonly Step[];
  readonly failed: readonly { readonly step: Step; readonly error: Error }[];
  /** In the order in which they would have come. */
  readonly left: readonly Step[];
  /** Somebody said no, or there was nothing to do. */
  readonly declined?: string;
  readonly interrupted: boolean;
}

export function isComplete({ failed, left }: Pick<Outcome, "failed" | "left">): boolean {
  return failed.length === 0 && left.length === 0;
}

/** @param all the steps of the environment: a layer is named only where not all are meant */
export function resumeCommand(
  { verb, environment, failed, left }: Pick<Outcome, "verb" | "environment" | "failed" | "left">,
  all: readonly Step[],
): string {
  const missing = new Set([...failed.map(({ step }) => step.name), ...left.map(({ name }) => name)]);
  const layers = missing.size === all.length ? [] : all.filter(({ name }) => missing.has(name));
  return ["drydock", verb, environment, ...layers.map(({ name }) => name)].join(" ");
}
