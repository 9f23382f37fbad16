/** Loads an environment file by name. */
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { type Environment, environmentSchema } from "./schema.ts";

/** The nearest stacks/environments above the working directory. */
export function environmentsDirectory(from = process.cwd()): string {
  for (let directory = from; ; directory = dirname(directory)) {
    const candidate = join(directory, "stacks", "environments");
    if (existsSync(candidate)) return candidate;
    if (dirname(directory) === directory) throw new Error(`no stacks/environments above ${from}`);
  }
}

export async function loadEnvironment(name: string, directory = environmentsDirectory()): Promise<Environment> {
  return environmentSchema.parse(parse(await readFile(join(directory, `${name}.yaml`), "utf8")));
}
