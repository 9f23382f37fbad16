/** Adds a rule to the hardening pack, by the syntax of the pack's file. */
import ts from "typescript";

/**
 * @throws Error when the file imports nothing from @drydock/rules, or has no list HARDENING.
 */
export function pickRule(text: string, variable: string, level: "advisory" | "mandatory"): string {
  const source = ts.createSourceFile("hardening.ts", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const lastImported = importedFrom(source, "@drydock/rules").at(-1);
  const lastPicked = picked(source).at(-1);
  if (!lastImported || !lastPicked) {
    throw new Error("policy-packs/hardening/src/hardening.ts imports or picks no rule: add the rule by hand");
  }
  return [
    text.slice(0, lastImported.end),
    `, ${variable}`,
    text.slice(lastImported.end, lastPicked.end),
    `, { rule: ${variable}, level: "${level}" }`,
    text.slice(lastPicked.end),
  ].join("");
}

function importedFrom(source: ts.SourceFile, module: string): readonly ts.ImportSpecifier[] {
  return source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== module || !bindings || !ts.isNamedImports(bindings)) return [];
    return [...bindings.elements];
  });
}

function picked(source: ts.SourceFile): readonly ts.Expression[] {
  return source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ name }) => name.getText() === "HARDENING")
    .flatMap(({ initializer }) =>
      initializer && ts.isArrayLiteralExpression(initializer) ? [...initializer.elements] : [],
    );
}
