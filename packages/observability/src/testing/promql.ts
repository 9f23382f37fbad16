/** For specs: the parser of Prometheus's own editor, as a list of what is wrong with an expression. */
import { parser } from "@prometheus-io/lezer-promql";

/** Where the parser gave up, with the text there; empty for an expression that parses. */
export function promqlErrors(expr: string): string[] {
  if (expr.trim() === "") return ["empty"];
  const errors: string[] = [];
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) errors.push(`at ${from}: ${expr.slice(from, Math.max(to, from + 20))}`);
    },
  });
  return errors;
}
