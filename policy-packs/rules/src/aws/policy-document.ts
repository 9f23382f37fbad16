/** IAM policy documents in one form, whether they are text or objects, with one statement or many, lists or strings. */
import type { Inputs } from "../rule.ts";
import { isObject, listOf, textsOf } from "./values.ts";

/** Who a statement is about: kind AWS, Service, Federated or CanonicalUser; `*` alone is AWS `*`. */
export interface Principal {
  readonly kind: string;
  readonly value: string;
}

export interface Condition {
  /** As written: StringEquals, ForAnyValue:StringLike, ArnLikeIfExists. */
  readonly operator: string;
  /** In lower case: AWS does not tell keys apart by case. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  /** Where it was read: policy.Statement[0]. */
  readonly path: string;
  readonly effect: unknown;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly conditions: readonly Condition[];
  /** As written. */
  readonly source: Inputs;
}

/** The document that an input holds; undefined when it holds none, or one that cannot be read. */
export function documentOf(value: unknown): Inputs | undefined {
  if (isObject(value)) return value;
  if (typeof value !== "string") return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Statements of the document that an input at `path` holds; none when it cannot be read. */
export function statementsOf(value: unknown, path: string): readonly Statement[] {
  const written = documentOf(value)?.["Statement"];
  return listOf(written).flatMap((source, i) =>
    isObject(source) ? [statement(source, `${path}.Statement${Array.isArray(written) ? `[${i}]` : ""}`)] : [],
  );
}

/** Statements that allow something. */
export function allowsOf(value: unknown, path: string): readonly Statement[] {
  return statementsOf(value, path).filter(({ effect }) => effect === "Allow");
}

function statement(source: Inputs, path: string): Statement {
  return {
    path,
    effect: source["Effect"],
    actions: textsOf(source["Action"]),
    notActions: textsOf(source["NotAction"]),
    resources: textsOf(source["Resource"]),
    notResources: textsOf(source["NotResource"]),
    principals: principals(source["Principal"]),
    notPrincipals: principals(source["NotPrincipal"]),
    conditions: conditions(source["Condition"]),
    source,
  };
}

function principals(value: unknown): readonly Principal[] {
  if (typeof value === "string") return [{ kind: "AWS", value }];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([kind, who]) => textsOf(who).map((one) => ({ kind, value: one })));
}

function conditions(value: unknown): readonly Condition[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator,
          key: key.toLowerCase(),
          values: listOf(values).map(String),
        }))
      : [],
  );
}

/** Whether an action as written allows all there are. */
export const everyAction = (action: string): boolean => /^\*+(:\*+)?$/.test(action);
