/** YAML as the real components' library writes it, so that texts inside inputs compare equal. */
import { Document, isCollection, type Scalar, visit } from "yaml";

const LINE_WIDTH = 80;
const SHORTEST_LINE = 40;
const INDENT = 2;

/** Characters that start something else than plain text in the eyes of that library. */
const NOT_PLAIN_AT_START = /^[-?:,[\]{}#&*!|=>'"%@`]/;

/** Marks of a mapping or a comment within a line, and space at its ends. */
const NOT_PLAIN_WITHIN = /^[^\n]*(: |:$| #)[^\n]*$|^ [^\n]*$|^[^\n]* $/;

/** Plain text that readers of YAML 1.1 take for truth values, dates, minutes and seconds, or a merge. */
const OLD_YAML = /^(y|yes|n|no|on|off|<<|[-+]?[0-9_]+(:[0-9_]+)+(\.[0-9_]*)?|\d{4}-\d\d?-\d\d?([Tt\s].*)?)$/i;

const QUOTED = [NOT_PLAIN_AT_START, NOT_PLAIN_WITHIN, OLD_YAML];

/** Texts too long for a line become folded blocks, and flags such as --max-pods=50 are quoted. */
export function yamlText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, scalar, path) {
      if (key !== "key") setStyle(scalar, path.filter(isCollection).length);
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH, minContentWidth: SHORTEST_LINE, singleQuote: true });
}

function setStyle(scalar: Scalar, depth: number): void {
  if (typeof scalar.value !== "string") return;
  const width = Math.max(SHORTEST_LINE, LINE_WIDTH - INDENT * Math.max(1, depth));
  if (scalar.value.length > width) scalar.type = "BLOCK_FOLDED";
  else if (QUOTED.some((pattern) => pattern.test(scalar.value as string))) scalar.type = "QUOTE_SINGLE";
}
