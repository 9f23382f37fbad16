/** JSON values that follow one another, as `kubectl get -o json` prints them when it is asked twice. */

export interface JsonValue {
  readonly value: unknown;
  /** Line of the text in which it begins, counted from 1. */
  readonly line: number;
}

/** The value, or values, that the text is; undefined where it is no JSON. */
export function jsonValues(text: string): readonly JsonValue[] | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return [{ value: JSON.parse(text), line: 1 }];
  } catch {
    return severalValues(text);
  }
}

/** Texts too long for a regular expression end here as well: what is left of them is for the parser of YAML to say. */
function severalValues(text: string): readonly JsonValue[] | undefined {
  try {
    const starts = outermost(text);
    if (starts.length < 2) return undefined;
    return starts.map((start, i) => ({
      value: JSON.parse(text.slice(start, starts[i + 1])) as unknown,
      line: text.slice(0, start).split("\n").length,
    }));
  } catch {
    return undefined;
  }
}

/** Places at which an outermost value begins. */
function outermost(text: string): readonly number[] {
  const starts: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/g)) {
    if (token === "{" || token === "[") {
      if (depth === 0) starts.push(index);
      depth += 1;
    } else if (token === "}" || token === "]") depth -= 1;
  }
  return starts;
}
