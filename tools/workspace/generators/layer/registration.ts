/** Reads and edits the files that name every layer, by their syntax and not by their layout. */
import ts from "typescript";

const parse = (text: string): ts.SourceFile =>
  ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);

/** Layers of stacks/platform/layers.ts: package without its scope to the variable that it exports. */
export function layerVariables(text: string): ReadonlyMap<string, string> {
  const { elements } = layersArray(parse(text));
  const listed = new Set(elements.map((element) => element.getText()));
  return new Map(
    imports(parse(text)).flatMap((declaration) => {
      const name = packageOf(declaration);
      return named(declaration)
        .filter((variable) => listed.has(variable))
        .map((variable): [string, string] => [name, variable]);
    }),
  );
}

/** Names of exported constants that end in Contract. */
export function contractVariables(text: string): readonly string[] {
  return variables(parse(text))
    .map(({ name }) => name.getText())
    .filter((name) => name.endsWith("Contract"));
}

/**
 * Adds a layer as the last: an import after the imports, and an element at the end of LAYERS.
 *
 * @throws Error when the file has no import or no list of layers.
 */
export function appendLayer(text: string, module: string, variable: string): string {
  const source = parse(text);
  const { elements } = layersArray(source);
  const lastImport = imports(source).at(-1);
  const lastLayer = elements.at(-1);
  if (!lastImport || !lastLayer)
    throw new Error("stacks/platform/layers.ts imports or lists no layer: add it by hand");
  return [
    text.slice(0, lastImport.end),
    `\nimport { ${variable} } from "${module}";`,
    text.slice(lastImport.end, lastLayer.end),
    `, ${variable}`,
    text.slice(lastLayer.end),
  ].join("");
}

function layersArray(source: ts.SourceFile): ts.ArrayLiteralExpression {
  const initializer = variables(source).find(({ name }) => name.getText() === "LAYERS")?.initializer;
  if (!initializer || !ts.isArrayLiteralExpression(initializer)) {
    throw new Error("stacks/platform/layers.ts has no list LAYERS: register the layer by hand");
  }
  return initializer;
}

function imports(source: ts.SourceFile): ts.ImportDeclaration[] {
  return source.statements.filter((statement) => ts.isImportDeclaration(statement));
}

function variables(source: ts.SourceFile): ts.VariableDeclaration[] {
  return source.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
}

/** Package that is imported, without its scope. */
function packageOf({ moduleSpecifier }: ts.ImportDeclaration): string {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text.replace(/^@drydock\//, "") : "";
}

function named(declaration: ts.ImportDeclaration): string[] {
  const bindings = declaration.importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}
