/** What the deployment verbs need of the world, so that a spec can stand in for the engine and for the person. */
import { createInterface } from "node:readline/promises";
import { type Engine, PulumiEngine, type PulumiOptions } from "@drydock/orchestrator";
import { UserError } from "@drydock/core/errors";
import { output } from "../../output.ts";

export interface Person {
  /** Whether there is one. */
  readonly present: boolean;
  /** @returns what was typed */
  ask(question: string): Promise<string>;
}

export interface Surroundings {
  openEngine(options: PulumiOptions): Promise<Engine & { close(): void }>;
  readonly person: Person;
}

export const SURROUNDINGS: Surroundings = {
  openEngine: (options) => PulumiEngine.open(options),
  person: {
    present: process.stdin.isTTY === true,
    async ask(question) {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return (await lines.question(question)).trim();
      } finally {
        lines.close();
      }
    },
  },
};

/** Something has to be confirmed, and there is nobody to do it. */
export class NobodyToAskError extends UserError {
  override name = "NobodyToAskError";
}

/** @throws NobodyToAskError naming the option that answers instead */
export function assertPerson({ present }: Person, option: string): void {
  if (present) return;
  throw new NobodyToAskError(
    `this asks before it changes anything, and standard input is not a terminal; answer with ${option}`,
  );
}

export async function confirmed(person: Person, question: string): Promise<boolean> {
  return ["y", "yes"].includes((await person.ask(`${question} [y/N] `)).toLowerCase());
}

/** For what cannot be taken back: a word that nobody types by habit. */
export async function confirmedByName(person: Person, name: string, question: string): Promise<boolean> {
  const typed = await person.ask(`${question}\nType ${name} to go on: `);
  if (typed !== name) output.error(`that was not ${name}\n`);
  return typed === name;
}
