/** What AWS refuses about tags: https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html */
import { isObject } from "./input.ts";
import type { Refusal } from "./refusal.ts";

const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;
/** Letters, digits and spaces of any script, and _ . : / = + - @ */
const CHARACTERS = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

export function tagRefusals(tags: unknown, property: string): Refusal[] {
  if (!isObject(tags)) return [];
  const entries = Object.entries(tags);
  const tooMany = entries.length > MAX_TAGS ? [tooManyTags(entries.length, property)] : [];
  return [...tooMany, ...entries.flatMap(([key, value]) => tagProblem(key, value, `${property}.${key}`))];
}

function tooManyTags(count: number, property: string): Refusal {
  return {
    code: "TagLimitExceeded",
    message: `${count} tags; AWS takes ${MAX_TAGS} on one resource`,
    property,
    remediation: `remove ${count - MAX_TAGS} tags; default tags of the provider count too`,
  };
}

function tagProblem(key: string, value: unknown, property: string): Refusal[] {
  const invalid = (message: string, remediation: string): Refusal[] => [
    { code: "InvalidParameterValue", message, property, remediation },
  ];
  if (key === "" || key.length > MAX_KEY) {
    return invalid(`tag key has ${key.length} characters; AWS takes 1 to ${MAX_KEY}`, "shorten the key");
  }
  if (/^aws:/i.test(key)) {
    return invalid(`tag key ${key} begins with aws:, which AWS keeps for itself`, "use another prefix");
  }
  if (typeof value !== "string") return invalid(`tag ${key} is not a string`, "write the value as a string");
  if (value.length > MAX_VALUE) {
    return invalid(
      `tag ${key} has a value of ${value.length} characters; AWS takes ${MAX_VALUE}`,
      "shorten the value",
    );
  }
  if (!CHARACTERS.test(key) || !CHARACTERS.test(value)) {
    return invalid(
      `tag ${key} has characters that AWS refuses`,
      "use letters, digits, spaces and _ . : / = + - @ only",
    );
  }
  return [];
}
