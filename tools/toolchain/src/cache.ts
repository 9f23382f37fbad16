/** Where built tools are kept: outside the checkout, so that a fresh clone finds them. */
import { homedir } from "node:os";
import { join, resolve } from "node:path";

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * `DRYDOCK_CACHE`, else `drydock` in the user's cache folder as the XDG base directory specification names it.
 *
 * @returns absolute path of the toolchain's own folder in it
 */
export function cacheFolder(variables: Variables = process.env): string {
  const { DRYDOCK_CACHE, XDG_CACHE_HOME } = variables;
  const base = given(DRYDOCK_CACHE)
    ? resolve(DRYDOCK_CACHE)
    : join(given(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), ".cache"), "drydock");
  return join(base, "toolchain");
}

/** Folder of one build: the binary, and what it reads at run time. */
export function buildFolder(name: string, key: string, cache = cacheFolder()): string {
  return join(cache, `${name}-${key}`);
}

function given(value: string | undefined): value is string {
  return value !== undefined && value !== "";
}
