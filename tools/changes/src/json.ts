/** A blast radius for other programs: resources by URN, and nothing twice. */
import type { BlastRadius } from "./blast/blast-radius.ts";

export function blastJson({ changes, counts, worst }: BlastRadius) {
  return {
    counts,
    worst,
    changes: changes.map(({ consequences, downstream, ...change }) => ({
      ...change,
      consequences: consequences.map(({ resource, ...rest }) => ({ urn: resource.urn, ...rest })),
      downstream: downstream.map(({ urn }) => urn),
    })),
  };
}
