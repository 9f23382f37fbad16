/** Gives a worktree the installed packages, without letting it reach the workspaces of the checkout they are from. */
import {
  globSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";

/**
 * Packages from a registry are linked where they lie. Links to workspaces would lead to today's code, so every
 * workspace of the worktree is linked anew, under its own name.
 */
export function linkPackages(tree: string, installed: string): void {
  const target = join(tree, "node_modules");
  mkdirSync(target);
  for (const name of packageNames(installed)) {
    if (isWorkspaceLink(join(installed, name))) continue;
    mkdirSync(dirname(join(target, name)), { recursive: true });
    symlinkSync(join(installed, name), join(target, name));
  }
  for (const { name, directory } of workspacesOf(tree)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    symlinkSync(directory, join(target, name));
    const own = join(dirname(installed), relative(tree, directory), "node_modules");
    for (const nested of namesIn(own)) {
      mkdirSync(dirname(join(directory, "node_modules", nested)), { recursive: true });
      symlinkSync(join(own, nested), join(directory, "node_modules", nested));
    }
  }
}

interface Workspace {
  readonly name: string;
  readonly directory: string;
}

function workspacesOf(tree: string): readonly Workspace[] {
  const { workspaces = [] } = manifestIn(tree) as { readonly workspaces?: readonly string[] };
  return globSync(
    workspaces.map((pattern) => `${pattern}/package.json`),
    { cwd: tree },
  ).flatMap((file) => {
    const directory = join(tree, dirname(file));
    const { name } = manifestIn(directory) as { readonly name?: string };
    return name === undefined ? [] : [{ name, directory }];
  });
}

function manifestIn(directory: string): unknown {
  return JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as unknown;
}

/** With scopes, and without what npm keeps for itself. */
function packageNames(installed: string): readonly string[] {
  return namesIn(installed).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(installed, name)).map((below) => `${name}/${below}`) : [name],
  );
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory).filter((name) => !name.startsWith("."));
  } catch {
    return [];
  }
}

/** npm links workspaces relatively, out of node_modules; packages are directories. */
function isWorkspaceLink(path: string): boolean {
  return lstatSync(path).isSymbolicLink() && readlinkSync(path).startsWith("..");
}
