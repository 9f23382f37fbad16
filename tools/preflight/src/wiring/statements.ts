/** Statements of policy documents, with every field as a list. */
import { parsed } from "../platform/cni.ts";
import { entries, list, record, records, texts, type Tree } from "../kubernetes/read.ts";

export interface Statement {
  readonly allows: boolean;
  readonly services: readonly string[];
  readonly federated: readonly string[];
  /** Values by condition key in small letters; all operators together. */
  readonly conditions: ReadonlyMap<string, readonly string[]>;
}

const oneOrMany = (value: unknown): string[] => texts(Array.isArray(value) ? value : [value]);

export function statementsOf(document: unknown): Statement[] {
  const written = parsed(document)["Statement"];
  return records(Array.isArray(written) ? list(written) : [written]).map(([statement]) => {
    const principal = record(statement["Principal"]);
    return {
      allows: statement["Effect"] === "Allow",
      services: oneOrMany(principal["Service"]),
      federated: oneOrMany(principal["Federated"]),
      conditions: conditionsOf(record(statement["Condition"])),
    };
  });
}

function conditionsOf(condition: Tree): Map<string, readonly string[]> {
  return new Map(
    entries(condition).flatMap(([, keys]) =>
      entries(keys).map(([key, values]) => [key.toLowerCase(), oneOrMany(values)] as const),
    ),
  );
}

/** Whether a value is one of those that a condition lists, in which * and ? stand for others. */
export function allowed(values: readonly string[] | undefined, value: string): boolean {
  return (
    values === undefined ||
    values.some((pattern) => {
      const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
      return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
    })
  );
}
