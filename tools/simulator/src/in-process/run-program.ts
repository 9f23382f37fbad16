/** Runs one Pulumi program to its end against an in-process monitor. */
import * as pulumi from "@pulumi/pulumi";
import { setMockOptions } from "@pulumi/pulumi/runtime/settings.js";
import { InProcessMonitor, type Place, type Surroundings } from "./monitor.ts";
import type { WireObject } from "./values.ts";

export interface ProgramRun {
  /** Stack outputs in wire form: secrets are still marked. Empty when the program failed. */
  readonly outputs: WireObject;
  /** Everything that was thrown or rejected, in order; empty when the program came to its end. */
  readonly errors: readonly Error[];
}

/**
 * Runs `program` as the stack `place.stack` of `place.project`, and waits for all that it started. Programs run
 * one after the other: the SDK keeps the current program in process-wide state.
 */
export async function runProgram(
  place: Place,
  organization: string,
  surroundings: Surroundings,
  program: () => Promise<Record<string, unknown>>,
): Promise<ProgramRun> {
  const monitor = new InProcessMonitor(place, surroundings);
  const errors: Error[] = [];
  const onRejection = (reason: unknown): void => {
    errors.push(reason instanceof Error ? reason : new Error(String(reason)));
  };
  process.on("unhandledRejection", onRejection);
  try {
    await pulumi.runtime.setMocks(NO_MOCKS, place.project, place.stack, false, organization);
    setMockOptions(monitor, place.project, place.stack, false, organization);
    await pulumi.runtime.runInPulumiStack(program).catch(onRejection);
    await pulumi.runtime.disconnect();
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off("unhandledRejection", onRejection);
  }
  return { outputs: errors.length === 0 ? monitor.stackState : {}, errors: distinct(errors) };
}

/** setMocks turns the SDK's features on; the monitor then takes the mocks' place. */
const NO_MOCKS: pulumi.runtime.Mocks = {
  newResource: () => ({ id: undefined, state: {} }),
  call: () => ({}),
};

function distinct(errors: readonly Error[]): Error[] {
  return [...new Map(errors.map((error) => [error.message, error])).values()];
}
