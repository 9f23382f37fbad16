/** What orchestration asks of an engine: the part of the Automation API's stack that is used, so that a spec can stand in for it. */
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import type { Step } from "../step.ts";

/** The three that come first change nothing. */
export type Operation = "previewUp" | "previewRefresh" | "previewDestroy" | "up" | "refresh" | "destroy";

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly protect: boolean;
}

export interface RunOptions {
  readonly onEvent: (event: EngineEvent) => void;
  /** Asks the engine to end what it has begun, and to begin nothing more. */
  readonly signal: AbortSignal;
}

export interface EngineStack {
  /** What its state holds; nothing where it was never deployed, or was destroyed. */
  state(): Promise<readonly StateResource[]>;
  /** Makes the stack where it is not there. */
  run(operation: Operation, options: RunOptions): Promise<void>;
  /** Takes the protection of all its resources away, so that they can be destroyed. */
  unprotect(): Promise<void>;
}

export interface Engine {
  stack(step: Step): EngineStack;
}
