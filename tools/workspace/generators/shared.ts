/** What the generators have in common. */
import { formatFiles, type GeneratorCallback, installPackagesTask, readJson, type Tree } from "@nx/devkit";

/** Versions that a generated package.json pins. */
export interface Versions {
  readonly version: string;
  readonly pulumiVersion: string;
  readonly awsVersion: string;
}

/** From the root package.json, so that a generated package agrees with the rest. */
export function versions(tree: Tree): Versions {
  const root = readJson<{ version: string; dependencies: Record<string, string> }>(tree, "package.json");
  const pinned = (name: string): string => {
    const version = root.dependencies[name];
    if (version === undefined) throw new Error(`package.json pins no version of ${name}`);
    return version;
  };
  return {
    version: root.version,
    pulumiVersion: pinned("@pulumi/pulumi"),
    awsVersion: pinned("@pulumi/aws"),
  };
}

/**
 * @throws Error when something is at one of the paths: a package's name must be free in every workspace directory.
 */
export function assertNew(tree: Tree, ...paths: string[]): void {
  const taken = paths.find((path) => tree.exists(path));
  if (taken !== undefined) throw new Error(`${taken} exists: choose another name, or delete it first`);
}

/** Formats what was written, and links new packages unless told not to. */
export async function finish(tree: Tree, skipInstall = false): Promise<GeneratorCallback> {
  await formatFiles(tree);
  return () => {
    if (!skipInstall) installPackagesTask(tree, true);
  };
}

/**
 * Adds a line after the last line that matches `after`.
 *
 * @throws Error when no line matches: the file no longer has the form that the generator knows.
 */
export function insertAfterLast(tree: Tree, path: string, after: RegExp, line: string): void {
  const lines = (tree.read(path, "utf8") ?? "").split("\n");
  const at = lines.findLastIndex((text) => after.test(text));
  if (at === -1) throw new Error(`${path} has no line like ${after.source}: add "${line}" by hand`);
  tree.write(path, [...lines.slice(0, at + 1), line, ...lines.slice(at + 1)].join("\n"));
}
