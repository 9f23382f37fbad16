/** Makes a rule of the hardening pack warn, by the syntax of the pack's file. */
import ts from "typescript";

/**
 * Appends the rule's id to the list ADVISORY.
 *
 * @throws Error when the file has no such list.
 */
export function adviseOnly(text: string, id: string): string {
  const source = ts.createSourceFile("levels.ts", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const list = source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ name }) => name.getText() === "ADVISORY")
    .map(({ initializer }) => initializer)
    .find((initializer) => initializer !== undefined && ts.isArrayLiteralExpression(initializer));
  if (!list)
    throw new Error("policy-packs/hardening/src/levels.ts has no list ADVISORY: add the rule by hand");
  const last = list.elements.at(-1);
  const at = last?.end ?? list.elements.pos;
  return `${text.slice(0, at)}${last ? ", " : ""}"${id}"${text.slice(at)}`;
}
