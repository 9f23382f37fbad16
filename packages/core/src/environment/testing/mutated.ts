/** Changed copies of the shipped prod environment in a directory of their own, for specs. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Document, parseDocument } from "yaml";
import { CHECKS } from "../checks/index.ts";
import { runChecks } from "../checks/run-checks.ts";
import { loadEnvironmentFile } from "../load.ts";
import { EnvironmentError, formatProblem, type Problem } from "../problems/problem.ts";
import { environmentSchema } from "../schema.ts";
import { validateDocument } from "../validate.ts";
import { readDocument, type YamlDocument } from "../yaml/document.ts";

export const SHIPPED = new URL("../../../../../stacks/environments/", import.meta.url);
/** Day for which specs judge support dates, so that they do not fail once it is over. */
export const TODAY = "2026-11-21";

export function shippedText(name = "prod"): string {
  return readFileSync(new URL(`${name}.yaml`, SHIPPED), "utf8");
}

/** Runs `body` in a directory that holds the files, then removes it. */
export async function inDirectory<T>(
  files: Readonly<Record<string, string>>,
  body: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), "drydock-environments-"));
  try {
    mkdirSync(directory, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(join(directory, file), text);
    return await body(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Problems of an environment of this text; empty when it loads. */
export async function problemsOfText(
  text: string,
  name = "prod",
  others: Readonly<Record<string, string>> = {},
): Promise<readonly Problem[]> {
  return inDirectory({ ...others, [`${name}.yaml`]: text }, async (directory) => {
    try {
      await loadEnvironmentFile(name, directory, { today: TODAY });
      return [];
    } catch (error) {
      if (error instanceof EnvironmentError) return error.problems;
      throw error;
    }
  });
}

/** Parsed once: specs change copies of it by the hundred. */
let prodDocument: Document | undefined;

/** prod with a change to its YAML. */
export function mutatedProd(change: (document: Document) => void): string {
  prodDocument ??= parseDocument(shippedText());
  const document = prodDocument.clone();
  change(document);
  return document.toString();
}

let prodAsRead: YamlDocument | undefined;

/** prod as it is read from its file, without the file: specs change values by the hundred. */
export function shippedProd(): YamlDocument {
  prodAsRead ??= readDocument(shippedText());
  return prodAsRead;
}

/** Problems of prod with another value than its file has, each where the file has it; empty when it is right. */
export function problemsOfValue(value: unknown): readonly Problem[] {
  const facts = { name: "prod", today: TODAY, siblings: {} };
  try {
    validateDocument("prod.yaml", { ...shippedProd(), value }, environmentSchema, (environment, invalid) =>
      runChecks(CHECKS, environment, invalid, facts),
    );
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
}

/** Each problem as its path and message, without file and line. */
export function said(problems: readonly Problem[]): string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

/** Both lines of a problem, its file without the directory. */
export function lines(problem: Problem | undefined): string {
  return problem ? formatProblem({ ...problem, file: problem.file.replace(/^.*\//, "") }) : "";
}
