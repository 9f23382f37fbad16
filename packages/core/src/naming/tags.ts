/** The five ownership tags of every taggable resource, and the limits of AWS on any set of tags. */
import type { Environment } from "../environment/schema.ts";

export interface OwnershipTags extends Record<string, string> {
  environment: string;
  layer: string;
  owner: string;
  "cost-centre": string;
  repository: string;
}

export function ownershipTags(environment: Environment, layer: string): OwnershipTags {
  return {
    environment: environment.environment,
    layer,
    owner: environment.tags.owner,
    "cost-centre": environment.tags.costCentre,
    repository: environment.tags.repository,
  };
}

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
export const TAG_LIMITS = { tagsPerResource: 50, keyLength: 128, valueLength: 256 } as const;

const TAG_CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Everything that AWS refuses about the tags of one resource; empty when it takes them. */
export function tagProblems(tags: Readonly<Record<string, string>>): string[] {
  const entries = Object.entries(tags);
  const { tagsPerResource } = TAG_LIMITS;
  const many =
    entries.length > tagsPerResource ? [`${entries.length} tags; ${tagsPerResource} are allowed`] : [];
  return [...many, ...entries.flatMap(([key, value]) => tagProblem(key, value))];
}

function tagProblem(key: string, value: string): string[] {
  const problems: [boolean, string][] = [
    [key.length === 0, "has an empty key"],
    [key.length > TAG_LIMITS.keyLength, `has a key of more than ${TAG_LIMITS.keyLength} characters`],
    [value.length > TAG_LIMITS.valueLength, `has a value of more than ${TAG_LIMITS.valueLength} characters`],
    [/^aws:/i.test(key), "starts with aws:, which is reserved"],
    [!TAG_CHARACTERS.test(key) || !TAG_CHARACTERS.test(value), "has characters that AWS refuses"],
  ];
  return problems.filter(([is]) => is).map(([, problem]) => `tag ${key} ${problem}`);
}
