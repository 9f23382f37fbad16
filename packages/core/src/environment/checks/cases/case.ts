/** One change to prod that breaks one rule, and what is said about it; and the ways to write the change. */
import type { Document } from "yaml";

export interface Case {
  readonly check: string;
  readonly change: (prod: Document) => void;
  /** Path, message and remedy of the only problem. */
  readonly path: string;
  readonly message: RegExp;
  readonly remedy: RegExp;
  /** Other files of the directory. */
  readonly others?: Readonly<Record<string, string>>;
}

export const pool = ["nodePools", "data"];
export const zone = (i: number): (string | number)[] => ["network", "availabilityZones", i];
export const karpenterPool = ["autoscaling", "karpenter", "nodePools", "spot"];
export const set =
  (path: readonly unknown[], value: unknown) =>
  (prod: Document): void =>
    prod.setIn(path, prod.createNode(value));
export const all =
  (...changes: ((prod: Document) => void)[]) =>
  (prod: Document): void =>
    changes.forEach((change) => change(prod));
export const remove =
  (path: readonly unknown[]) =>
  (prod: Document): void => {
    prod.deleteIn(path);
  };
