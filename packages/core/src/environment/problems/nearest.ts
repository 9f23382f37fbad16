/** The word that was probably meant. */
import { distance } from "fastest-levenshtein";

/** The nearest candidate, letter case aside; undefined when none is near enough to be a slip of the pen. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  return best && best.edits <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** " (did you mean x?)", or nothing. */
export function didYouMean(candidate: string | undefined): string {
  return candidate === undefined ? "" : ` (did you mean ${candidate}?)`;
}
