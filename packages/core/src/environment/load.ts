/** Loads an environment file by name: the validated environment, or every problem at once. */
import { basename } from "node:path";
import { UserError } from "../errors.ts";
import type { EnvironmentText } from "../plan-record/environment-file.ts";
import { CHECKS } from "./checks/index.ts";
import { runChecks } from "./checks/run-checks.ts";
import { environmentsDirectory, fileOf, isDirectory, listEnvironments } from "./directory.ts";
import { createLocate, type Locate } from "./locate.ts";
import { nearest } from "./problems/nearest.ts";
import { EnvironmentError } from "./problems/problem.ts";
import { readText, shownFile } from "./read-text.ts";
import { type Environment, environmentSchema } from "./schema.ts";
import { readSiblings } from "./siblings.ts";
import { validate } from "./validate.ts";
import { writtenValues } from "./written-values.ts";

export interface LoadOptions {
  /**
   * Day for which Kubernetes support is judged, as YYYY-MM-DD. Default: the day of SOURCE_DATE_EPOCH where that is
   * set (https://reproducible-builds.org/specs/source-date-epoch/), otherwise the present day.
   */
  readonly today?: string;
}

export interface EnvironmentFile {
  readonly environment: Environment;
  /** Relative to the working directory. */
  readonly file: string;
  readonly locate: Locate;
  /** The file as it was read, with the lines of its values: what a plan record repeats of it. */
  readonly written: EnvironmentText;
}

/** @throws EnvironmentError with every problem of the file. */
export async function loadEnvironment(
  name: string,
  directory = environmentsDirectory(),
  options: LoadOptions = {},
): Promise<Environment> {
  const { environment } = await loadEnvironmentFile(name, directory, options);
  return environment;
}

/** @throws EnvironmentError with every problem of the file. */
export async function loadEnvironmentFile(
  name: string,
  directory = environmentsDirectory(),
  options: LoadOptions = {},
): Promise<EnvironmentFile> {
  assertExists(name, directory);
  const file = fileOf(name, directory);
  const facts = { name, today: options.today ?? presentDay(), siblings: await readSiblings(name, directory) };
  const text = await readText(file);
  const { value, document } = validate(file, text, environmentSchema, (environment, invalid) =>
    runChecks(CHECKS, environment, invalid, facts),
  );
  return {
    environment: value,
    file: shownFile(file),
    locate: createLocate(document, value),
    written: { name: basename(file), text, values: writtenValues(document) },
  };
}

/** A name that is not in the list is never made into a path, so `../secrets` reads nothing. */
function assertExists(name: string, directory: string): void {
  const names = listEnvironments(directory);
  if (names.includes(name)) return;
  if (!isDirectory(directory)) {
    const message = "there is no such directory";
    throw new EnvironmentError([
      { file: shownFile(directory), path: "", message, change: "create it, or correct its name" },
    ]);
  }
  const guess = nearest(name, names);
  throw new EnvironmentError([
    {
      file: shownFile(directory),
      path: "",
      given: name,
      allowed: names.join(", "),
      message: `there is no environment ${JSON.stringify(name)} (there is ${names.join(", ") || "none"})`,
      change: guess === undefined ? "name one of those, or create its file" : `did you mean ${guess}?`,
    },
  ]);
}

function presentDay(): string {
  const { SOURCE_DATE_EPOCH: epoch = "" } = process.env;
  const now = epoch === "" ? new Date() : new Date(/^\d+$/.test(epoch) ? Number(epoch) * 1000 : Number.NaN);
  if (Number.isNaN(now.getTime())) {
    throw new UserError(
      `SOURCE_DATE_EPOCH must be a count of seconds since 1970 (got ${JSON.stringify(epoch)}); correct it or unset it`,
    );
  }
  return now.toISOString().slice(0, 10);
}
