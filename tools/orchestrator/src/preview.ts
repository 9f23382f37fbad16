/** What an operation would change, by stack. */
import { CHANGE_KINDS, type ChangeKind, type Seen } from "./changes.ts";
import type { Step } from "./step.ts";

export interface StepPreview extends Seen {
  readonly step: Step;
  /** Why the engine did not reach the end; undefined where it did. */
  readonly failure?: string;
}

export interface Preview {
  readonly environment: string;
  readonly steps: readonly StepPreview[];
  /** Cannot be previewed before what they stand on has been deployed. */
  readonly waiting: readonly Step[];
}

export type Counts = Readonly<Record<ChangeKind, number>>;

export function countsOf({ changes }: Pick<Seen, "changes">): Counts {
  const count = (kind: ChangeKind): number => changes.filter((change) => change.kind === kind).length;
  return Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, count(kind)])) as Record<ChangeKind, number>;
}

export function totalOf({ steps }: Pick<Preview, "steps">): Counts {
  return countsOf({ changes: steps.flatMap(({ changes }) => changes) });
}

/** Known to the end: what failed, or could not be previewed, may change anything. */
export function isUnchanged({ steps, waiting }: Preview): boolean {
  return (
    waiting.length === 0 &&
    steps.every(({ changes, failure }) => changes.length === 0 && failure === undefined)
  );
}

export function hasFailed({ steps }: Preview): boolean {
  return steps.some(
    ({ failure, findings }) => failure !== undefined || findings.some(({ level }) => level === "mandatory"),
  );
}
