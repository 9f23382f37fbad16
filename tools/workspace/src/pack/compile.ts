/** Compiles the sources of components to JavaScript modules and type declarations. */
import { cpSync, globSync, mkdirSync, statSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import ts from "typescript";
import type { Component } from "./closure.ts";

const NOT_SHIPPED = [/\.spec\.ts$/, /(^|\/)testing\//];

/**
 * Writes `<workspace>/<directory>/src` of each component under `outDir`, other files of the sources beside the JavaScript.
 *
 * @throws Error with the compiler's messages when a source does not compile.
 */
export function compile(repository: string, components: readonly Component[], outDir: string): void {
  const rootDir = repository;
  const sources = components.flatMap(({ workspace, directory }) =>
    shippedFiles(join(rootDir, workspace, directory, "src")),
  );
  const program = ts.createProgram({
    rootNames: sources.filter((file) => extname(file) === ".ts"),
    options: {
      ...baseOptions(repository),
      noEmit: false,
      declaration: true,
      types: ["node"],
      rootDir,
      outDir,
    },
  });
  const problems = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (problems.length > 0) throw new Error(formatted(problems, repository));
  for (const file of sources.filter((source) => extname(source) !== ".ts")) {
    const target = join(outDir, file.slice(rootDir.length));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

function shippedFiles(source: string): string[] {
  return globSync("**/*.*", { cwd: source })
    .filter((file) => !NOT_SHIPPED.some((pattern) => pattern.test(file)))
    .sort()
    .map((file) => join(source, file))
    .filter((file) => statSync(file).isFile());
}

function baseOptions(repository: string): ts.CompilerOptions {
  const file = join(repository, "tsconfig.base.json");
  const { config, error } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as {
    readonly config: unknown;
    readonly error?: ts.Diagnostic;
  };
  if (error) throw new Error(formatted([error], repository));
  return ts.parseJsonConfigFileContent({ ...(config as object), files: [] }, ts.sys, repository).options;
}

function formatted(problems: readonly ts.Diagnostic[], repository: string): string {
  return ts.formatDiagnostics(problems, {
    getCanonicalFileName: (file) => file,
    getCurrentDirectory: () => repository,
    getNewLine: () => "\n",
  });
}
