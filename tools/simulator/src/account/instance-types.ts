/** Which EC2 instance types exist, and for which architecture. */
import { readFileSync } from "node:fs";

export type Architecture = "amd64" | "arm64";

interface Facts {
  /** Sizes of each family, separated by spaces. */
  readonly families: Readonly<Record<string, string>>;
  readonly arm64WithoutG: readonly string[];
}

let cached: ReadonlyMap<string, Architecture> | undefined;

/** m7g, c6gn, im4gn, r8gd: letters, generation, then a g among the attributes. */
const GRAVITON = /^[a-z]+\d+[a-z]*g[a-z]*$/;

export function instanceArchitectures(): ReadonlyMap<string, Architecture> {
  cached ??= read();
  return cached;
}

/** Undefined when EC2 has no such type. */
export function architectureOf(name: string): Architecture | undefined {
  return instanceArchitectures().get(name);
}

function read(): ReadonlyMap<string, Architecture> {
  const { families, arm64WithoutG } = JSON.parse(
    readFileSync(new URL("./facts/instance-types.json", import.meta.url), "utf8"),
  ) as Facts;
  return new Map(
    Object.entries(families).flatMap(([family, sizes]) => {
      const architecture = GRAVITON.test(family) || arm64WithoutG.includes(family) ? "arm64" : "amd64";
      return sizes.split(" ").map((size): [string, Architecture] => [`${family}.${size}`, architecture]);
    }),
  );
}
