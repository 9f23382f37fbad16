/** Names of metrics that a PromQL expression asks for. Not a parser: labels, strings, ranges and functions are cut out. */

/** Sets of metrics of which one is enough: with an `or` anywhere, any metric may give the answer. */
export function alternativesOf(expression: string): string[][] {
  const left = bare(expression);
  const metrics = metricsIn(left);
  return /\bor\b/.test(left) ? metrics.map((name) => [name]) : [metrics];
}

/** Innermost first, so that braces inside of texts are gone before those of matchers. */
function bare(expression: string): string {
  return expression
    .replaceAll(/#.*$/gm, " ")
    .replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g, '""')
    .replaceAll(/\{[^{}]*\}/g, " ")
    .replaceAll(/\[[^[\]]*\]/g, " ")
    .replaceAll(/\b(by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)/g, " ")
    .replaceAll(/\boffset\s+-?\w+/g, " ");
}

const KEYWORDS = new Set([
  "and",
  "unless",
  "bool",
  "inf",
  "nan",
  "or",
  "group_left",
  "group_right",
  "offset",
]);

function metricsIn(expression: string): string[] {
  const names = [...expression.matchAll(/(?<![\w:.$])([a-zA-Z_:][\w:]*)(?!\s*\()(?![\w:])/g)].map(
    ([, name = ""]) => name,
  );
  return [...new Set(names.filter((name) => !KEYWORDS.has(name.toLowerCase())))];
}
