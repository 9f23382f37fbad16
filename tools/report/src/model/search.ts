/** Finding resources by text, layer, type and findings. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Model } from "./model.ts";

export interface Query {
  /** Words that must all occur, in name, type, id or inputs. */
  readonly text?: string;
  readonly layer?: string;
  readonly type?: string;
  /** Id of a finding; an asterisk for any. */
  readonly finding?: string;
}

export function isEmpty({ text, layer, type, finding }: Query): boolean {
  return !text?.trim() && !layer && !type && !finding;
}

export type Search = (query: Query) => readonly PlannedResource[];

/** The texts are put together at the first search for words, and kept. */
export function createSearch({ record, findingsAt }: Model): Search {
  let texts: readonly Texts[] | undefined;
  return (query) => {
    const words = (query.text ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const filtered = record.resources
      .map((resource, index) => ({ resource, index }))
      .filter(
        ({ resource }) =>
          (!query.layer || resource.layer === query.layer) &&
          (!query.type || resource.type === query.type) &&
          (!query.finding || hasFinding(resource.urn, query.finding)),
      );
    if (words.length === 0) return filtered.map(({ resource }) => resource);
    texts ??= record.resources.map(textsOf);
    const ranked = filtered.flatMap(({ resource, index }) => {
      const rank = rankOf(texts?.[index], words);
      return rank === undefined ? [] : [{ resource, rank }];
    });
    return ranked.sort((a, b) => a.rank - b.rank).map(({ resource }) => resource);
  };

  function hasFinding(urn: string, id: string): boolean {
    const found = findingsAt.get(urn) ?? [];
    return id === "*" ? found.length > 0 : found.some((finding) => finding.id === id);
  }
}

interface Texts {
  readonly name: string;
  readonly rest: string;
}

function textsOf({ name, type, id = "", inputs }: PlannedResource): Texts {
  return {
    name: name.toLowerCase(),
    rest: `${type} ${id} ${JSON.stringify(inputs)}`.toLowerCase(),
  };
}

/** 0 when the name has every word, 1 when other places have some; undefined when one is nowhere. */
function rankOf(texts: Texts | undefined, words: readonly string[]): number | undefined {
  if (texts === undefined) return undefined;
  let rank = 0;
  for (const word of words) {
    if (texts.name.includes(word)) continue;
    if (!texts.rest.includes(word)) return undefined;
    rank = 1;
  }
  return rank;
}
