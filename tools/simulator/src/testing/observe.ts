/** For specs: runs a few lines of a Pulumi program against the simulator and shows what they registered. */
import { REMOTE_COMPONENTS } from "../components/index.ts";
import { createSimulator } from "../create-simulator.ts";
import { type Registration, runProgram, type WireObject } from "../in-process/index.ts";
import type { Simulator } from "../simulator.ts";

export interface Observed {
  readonly registrations: readonly Registration[];
  readonly errors: readonly Error[];
  readonly outputs: Record<string, unknown>;
  /** Every "code: message" that AWS would answer with. */
  readonly refusals: readonly string[];
  /** The one registration of that type and logical name; throws a readable error when there is none. */
  get(type: string, name?: string): Registration;
  all(type: string): readonly Registration[];
}

export interface ObserveOptions {
  readonly project?: string;
  readonly stack?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** An account that already holds something. */
  readonly simulator?: Simulator;
  /** Outputs of other stacks, in wire form, by full name: organization/project/stack. */
  readonly stacks?: Readonly<Record<string, WireObject>>;
}

/** `program` may return stack outputs. Errors are collected, not thrown: assert that `errors` is empty. */
export async function observe(program: () => unknown, options: ObserveOptions = {}): Promise<Observed> {
  const registrations: Registration[] = [];
  const { outputs, errors } = await runProgram(
    {
      project: options.project ?? "drydock-test",
      stack: options.stack ?? "test",
      region: options.region ?? "us-east-1",
    },
    "organization",
    {
      simulator: options.simulator ?? createSimulator(options.accountId ?? "111111111111"),
      remoteComponents: REMOTE_COMPONENTS,
      stackOutputs: (name) => options.stacks?.[name],
      onRegistration: (registration) => registrations.push(registration),
    },
    async () => ((await program()) ?? {}) as Record<string, unknown>,
  );
  const all = (type: string): readonly Registration[] => registrations.filter((r) => r.type === type);
  return {
    registrations,
    errors,
    outputs,
    refusals: registrations.flatMap((r) =>
      r.refusals.map(({ code, message }) => `${r.name} ${code}: ${message}`),
    ),
    all,
    get(type, name) {
      const found = all(type).filter((r) => name === undefined || r.name === name);
      if (found.length === 1 && found[0]) return found[0];
      const known = registrations.map((r) => `${r.type} ${r.name}`).join("\n  ");
      throw new Error(`${found.length} registrations of ${type} ${name ?? ""}; registered were:\n  ${known}`);
    },
  };
}
