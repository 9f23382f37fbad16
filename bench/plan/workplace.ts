/** Directories like the repository's, whose prod is larger than the shipped one. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";

export interface Size {
  /** How often each node pool is there. */
  readonly pools: number;
  /** How many tenants Argo CD has; undefined leaves those that are shipped. */
  readonly tenants?: number;
}

interface Environment {
  nodePools: Record<string, unknown>;
  delivery: { argoCd: { tenants: Record<string, unknown> } };
}

const SHIPPED = join(import.meta.dirname, "..", "..", "stacks", "environments");

/** Path of the directory; the other environments are beside prod as they are shipped. */
export function workplace(size: Size): string {
  const directory = mkdtempSync(join(tmpdir(), "drydock-bench-"));
  const environments = join(directory, "stacks", "environments");
  mkdirSync(environments, { recursive: true });
  cpSync(SHIPPED, environments, { recursive: true });
  const prod = parse(readFileSync(join(SHIPPED, "prod.yaml"), "utf8")) as Environment;
  prod.nodePools = copied(prod.nodePools, size.pools);
  if (size.tenants !== undefined) {
    const { argoCd } = prod.delivery;
    argoCd.tenants = first(copied(argoCd.tenants, size.tenants), size.tenants);
  }
  writeFileSync(join(environments, "prod.yaml"), stringify(prod, { aliasDuplicateObjects: false }));
  return directory;
}

/** Each entry `times` times, every copy under a name of its own. */
function copied(entries: Readonly<Record<string, unknown>>, times: number): Record<string, unknown> {
  const copies = Array.from({ length: times - 1 }, (_, i) =>
    Object.entries(entries).map(([name, entry]) => [`${name}-${i + 2}`, entry] as const),
  );
  return { ...entries, ...Object.fromEntries(copies.flat()) };
}

function first(entries: Readonly<Record<string, unknown>>, count: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).slice(0, count));
}
