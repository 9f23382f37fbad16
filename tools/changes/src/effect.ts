/** How bad a change can get for what runs, from nothing to lost data. */

/** From least to worst. */
export const EFFECTS = ["none", "restart", "drain", "downtime", "data-loss"] as const;

/**
 * - none: nothing that runs notices.
 * - restart: pods, processes or connections start anew, one after the other.
 * - drain: nodes go, and their pods move elsewhere.
 * - downtime: something does not answer for a while.
 * - data-loss: data that it holds is gone, where there is no backup elsewhere.
 */
export type Effect = (typeof EFFECTS)[number];

/** An effect as tables write it: with a question mark where it depends on what only the engine or AWS can know. */
export type WrittenEffect = Effect | `${Effect}?`;

export interface Verdict {
  /** The worst that it can mean; undefined where nothing is known about the type. */
  readonly effect: Effect | undefined;
  /** Whether it is not certain: it may be less, and where nothing is known, anything. */
  readonly may: boolean;
}

export const UNKNOWN: Verdict = { effect: undefined, may: true };

export function verdict(written: WrittenEffect): Verdict {
  const may = written.endsWith("?");
  return { effect: (may ? written.slice(0, -1) : written) as Effect, may };
}

/** Unknown is worse than downtime, since it may be that too, and less bad than data that is known to be lost. */
export function badness({ effect, may }: Verdict): number {
  if (effect === undefined) return EFFECTS.indexOf("downtime") + 0.75;
  if (effect === "none") return may ? 0.25 : 0;
  return EFFECTS.indexOf(effect) + (may ? 0 : 0.5);
}

/** The worst of several; nothing at all is no effect. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.reduce((a, b) => (badness(b) > badness(a) ? b : a), verdict("none"));
}

/** Reads on from a subject: "data loss", "may mean downtime". */
export function effectText({ effect, may }: Verdict): string {
  if (effect === undefined) return "may mean anything: nothing is known about this type";
  if (effect === "none") return may ? "may go unnoticed" : "no effect on what runs";
  const noun = effect === "data-loss" ? "data loss" : effect;
  return may ? `may mean ${noun}` : noun;
}
