/** The word that was probably meant. */
import { distance } from "fastest-levenshtein";

/** " (did you mean x?)", or nothing when no candidate is near enough to be a slip of the pen. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const lower = word.toLowerCase();
  let best: { readonly candidate: string; readonly edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(lower, candidate.toLowerCase());
    if (best === undefined || edits < best.edits) best = { candidate, edits };
  }
  const near = best !== undefined && best.edits <= Math.max(2, Math.floor(word.length / 3));
  return near ? ` (did you mean ${best?.candidate}?)` : "";
}
