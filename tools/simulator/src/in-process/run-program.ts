/** Runs one Pulumi program to its end against an in-process monitor. */
import * as pulumi from "@pulumi/pulumi";
import * as debuggable from "@pulumi/pulumi/runtime/debuggable.js";
import { setMockOptions } from "@pulumi/pulumi/runtime/settings.js";
import * as state from "@pulumi/pulumi/runtime/state.js";
import { refuseCircularInputs } from "./circular-inputs.ts";
import { InProcessMonitor, type Place, type Surroundings } from "./monitor.ts";
import { distinctFailures } from "./failures.ts";
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
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  try {
    await pulumi.runtime.setMocks(NO_MOCKS, place.project, place.stack, false, organization);
    setMockOptions(monitor, place.project, place.stack, false, organization);
    keepOutputValues();
    const guarded = (): Promise<Record<string, unknown>> => {
      refuseCircularInputs();
      return program();
    };
    await pulumi.runtime.runInPulumiStack(guarded).catch(onRejection);
    await pulumi.runtime.disconnect();
    await new Promise((resolve) => setImmediate(resolve));
    if (unfinished() > 0 && errors.length === 0) {
      errors.push(
        new Error("the program ended while something that it started had not; await it, or return it"),
      );
    }
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    process.off("unhandledRejection", onRejection);
  }
  return { outputs: errors.length === 0 ? monitor.stackState : {}, errors: distinctFailures(errors) };
}

/** The SDK takes a stack trace for every promise. Whole ones take three quarters of a run's time. */
const FRAMES = 1;

/** Counts the operations that never ended, and forgets them: at the process's end the SDK would blame them on it. */
function unfinished(): number {
  const { leakedPromises } = debuggable as unknown as {
    leakedPromises: () => [ReadonlySet<unknown>, string];
  };
  const [leaks] = leakedPromises();
  return leaks.size;
}

/**
 * Mocks leave output values off. With them, a remote component sees which of its nested values depend on resources,
 * and the others stay plain, as with an engine. The SDK keeps the switch out of its public types.
 */
function keepOutputValues(): void {
  const { getStore } = state as unknown as { getStore: () => { supportsOutputValues: boolean } };
  getStore().supportsOutputValues = true;
}

/** setMocks turns the SDK's features on; the monitor then takes the mocks' place. */
const NO_MOCKS: pulumi.runtime.Mocks = {
  newResource: () => ({ id: undefined, state: {} }),
  call: () => ({}),
};
