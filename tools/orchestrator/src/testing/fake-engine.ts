/** For specs: an engine whose stacks are told beforehand what they hold, tell and fail with. */
import type { EngineEvent } from "@pulumi/pulumi/automation/events.js";
import type { Engine, EngineStack, Operation, RunOptions, StateResource } from "../engine/engine.ts";
import type { Deployment } from "../orchestrate.ts";
import type { Step } from "../step.ts";

export interface FakeStack {
  readonly holds?: readonly StateResource[];
  readonly tells?: readonly EngineEvent[];
  /** By operation: thrown after what it tells. */
  readonly fails?: Partial<Record<Operation, Error>>;
  /** Called while the operation runs. */
  readonly meanwhile?: (operation: Operation, options: RunOptions) => Promise<void> | void;
}

export class FakeEngine implements Engine {
  /** "operation name", in the order in which they were begun. */
  readonly calls: string[] = [];
  mostAtOnce = 0;
  closed = false;
  #running = 0;
  readonly #stacks: Readonly<Record<string, FakeStack>>;
  readonly #held: Map<string, readonly StateResource[]>;

  constructor(stacks: Readonly<Record<string, FakeStack>> = {}) {
    this.#stacks = stacks;
    this.#held = new Map(Object.entries(stacks).map(([name, { holds = [] }]) => [name, holds]));
  }

  close(): void {
    this.closed = true;
  }

  stack({ name }: Step): EngineStack {
    return {
      state: () => Promise.resolve(this.#held.get(name) ?? []),
      unprotect: () => Promise.resolve(void this.calls.push(`unprotect ${name}`)),
      run: (operation, options) => this.#run(name, operation, options),
    };
  }

  async #run(name: string, operation: Operation, options: RunOptions): Promise<void> {
    const { tells = [], fails = {}, meanwhile } = this.#stacks[name] ?? {};
    this.calls.push(`${operation} ${name}`);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#running);
    try {
      await new Promise((resolve) => setImmediate(resolve));
      await meanwhile?.(operation, options);
      tells.forEach(options.onEvent);
      const failure = fails[operation];
      if (failure) throw failure;
      if (operation === "up") this.#held.set(name, [resource(name)]);
      if (operation === "destroy") this.#held.delete(name);
    } finally {
      this.#running--;
    }
  }
}

export function resource(name: string, protect = false): StateResource {
  return {
    urn: `urn:pulumi:prod::drydock-${name}::aws:ec2/vpc:Vpc::${name}`,
    type: "aws:ec2/vpc:Vpc",
    protect,
  };
}

/** Steps by name, each with what it stands on. */
export function steps(graph: Readonly<Record<string, readonly string[]>>): readonly Step[] {
  return Object.entries(graph).map(([name, upstream]) => ({
    name,
    project: `drydock-${name}`,
    folder: `stacks/${name}`,
    upstream,
  }));
}

export function deployment(engine: Engine, all: readonly Step[], more: Partial<Deployment> = {}): Deployment {
  const never = new AbortController().signal;
  return { environment: "prod", all, steps: all, engine, limit: 1, stop: never, interrupt: never, ...more };
}

/** One step of the engine, as it tells it before it takes it. */
export function told(op: string, name: string, more: object = {}, type = "aws:ec2/vpc:Vpc"): EngineEvent {
  const urn = `urn:pulumi:prod::drydock-network::${type}::${name}`;
  return {
    sequence: 0,
    timestamp: 0,
    resourcePreEvent: { planning: true, metadata: { op, urn, type, provider: "", ...more } },
  } as unknown as EngineEvent;
}
