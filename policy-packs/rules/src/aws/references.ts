/** Which resource of a stack an input of another one means. */
import type { JudgedResource, JudgedStack } from "../rule.ts";
import { UnknownValue } from "../unknown.ts";
import { textOf } from "./values.ts";

/** Inputs that give a resource the name by which others call it. */
const NAMES = ["bucket", "name", "arn", "clusterIdentifier", "identifier"] as const;

/**
 * Whether the input `key` of `from` means `target`: by id, by name, or by an ARN that ends in either. A value that is
 * not known until update means what `from` depends on.
 */
export function refersTo(from: JudgedResource, key: string, target: JudgedResource): boolean {
  const written = known(from, key);
  if (written === undefined) return (from.dependsOn ?? []).includes(target.urn);
  return means(written, target);
}

/** Whether a text is the id, the name or the ARN of `target`. */
export function means(written: unknown, target: JudgedResource): boolean {
  const text = textOf(written);
  if (text === undefined) return false;
  const names = [target.id, ...NAMES.map((name) => known(target, name))].flatMap(
    (name) => textOf(name) ?? [],
  );
  return names.some((name) => text === name || ends(text, name) || ends(name, text));
}

/** The input, or undefined where only an update tells it. Null where it is not set. */
function known({ inputs }: JudgedResource, key: string): unknown {
  try {
    return inputs[key] ?? null;
  } catch (error) {
    if (error instanceof UnknownValue) return undefined;
    throw error;
  }
}

/** Whether `arn` is the ARN of what is called `name`. */
const ends = (arn: string, name: string): boolean =>
  arn.startsWith("arn:") && [":", "/"].some((separator) => arn.endsWith(`${separator}${name}`));

/** Resources of a stack that have one of the types. */
export function ofType({ resources }: JudgedStack, ...types: readonly string[]): readonly JudgedResource[] {
  return resources.filter(({ type }) => types.includes(type));
}
