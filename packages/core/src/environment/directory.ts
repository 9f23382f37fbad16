/** Where environment files are, and which there are. */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";

/** The files of limits and of exemptions stand beside the environments and are none. */
export const GUARDRAILS_NAME = "guardrails";
export const EXEMPTIONS_NAME = "exemptions";
const NO_ENVIRONMENTS = [GUARDRAILS_NAME, EXEMPTIONS_NAME];
const EXTENSION = ".yaml";

/**
 * The nearest stacks/environments at or above `from`.
 *
 * @throws UserError when there is none.
 */
export function environmentsDirectory(from = process.cwd()): string {
  for (let directory = from; ; directory = dirname(directory)) {
    const candidate = join(directory, "stacks", "environments");
    if (isDirectory(candidate)) return candidate;
    if (dirname(directory) === directory) {
      throw new UserError(
        `there is no stacks/environments at or above ${from}; run this inside the repository`,
      );
    }
  }
}

/**
 * Names of the environments in the directory, sorted; empty when there is no such directory.
 *
 * @throws UserError when it may not be read.
 */
export function listEnvironments(directory = environmentsDirectory()): string[] {
  if (!isDirectory(directory)) return [];
  return filesIn(directory)
    .filter((file) => file.endsWith(EXTENSION))
    .map((file) => file.slice(0, -EXTENSION.length))
    .filter((name) => !NO_ENVIRONMENTS.includes(name))
    .sort();
}

export function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function filesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${directory} cannot be read (${code}); give yourself permission to read it`);
  }
}

export function fileOf(name: string, directory: string): string {
  return join(directory, `${name}${EXTENSION}`);
}
