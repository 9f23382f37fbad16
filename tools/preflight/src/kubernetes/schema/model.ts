/** Schemas from kubernetes-models and @kubernetes-models/*: compiled validators, one class per kind. */
import { at, type Tree } from "../read.ts";
import type { Schema, SchemaIssue, Step, WrongValue } from "./issue.ts";
import { traced } from "./trace.ts";

/** The class of one kind; its validate reads the object that it is called on. */
export interface Model {
  readonly prototype: { validate(this: object): void };
}

/** As ajv reports it. */
interface ValidatorError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export function modelSchema(model: Model): Schema {
  return (object) => {
    const trace = traced(object);
    const errors = errorsOf(() => model.prototype.validate.call(trace.object));
    return [...wrongValues(errors, object), ...trace.unknownFields()] satisfies SchemaIssue[];
  };
}

function errorsOf(validate: () => void): readonly ValidatorError[] {
  try {
    validate();
    return [];
  } catch (error) {
    const { errors } = error as { errors?: readonly ValidatorError[] };
    if (errors === undefined) throw error;
    return errors;
  }
}

/** What wraps the errors of alternatives, and says nothing that they do not say. */
const WRAPPERS = new Set(["allOf", "anyOf", "if", "not", "oneOf"]);

function wrongValues(errors: readonly ValidatorError[], object: Tree): WrongValue[] {
  const byPath = Map.groupBy(errors, ({ instancePath }) => instancePath);
  return [...byPath].flatMap(([pointer, all]) => {
    const plain = all.filter(({ keyword }) => !WRAPPERS.has(keyword));
    const path = steps(pointer, object);
    const given = at(object, ...path);
    const words = inWords(plain.length > 0 ? plain : all);
    return (plain.length < all.length ? alternatives(words) : words).map(({ says, field }) =>
      field === undefined
        ? { is: "wrong", path, says, given }
        : { is: "wrong", path: [...path, field], says, given: undefined },
    );
  });
}

interface Said {
  readonly says: string;
  /** The missing field; the error stands at the object that lacks it. */
  readonly field?: string;
}

/** What stands below anyOf or oneOf is one demand and not several. */
function alternatives(words: readonly Said[]): Said[] {
  const values = words.filter(({ field }) => field === undefined).map(({ says }) => says);
  const fields = words.filter(({ field }) => field !== undefined);
  return values.length === 0 ? fields : [...fields, { says: values.join(" or ") }];
}

function inWords(errors: readonly ValidatorError[]): Said[] {
  const missing = errors.flatMap(({ keyword, params }) =>
    keyword === "required" ? [{ says: "is required", field: String(params["missingProperty"]) }] : [],
  );
  const types = unique(
    errors.flatMap(({ keyword, params }) => (keyword === "type" ? [String(params["type"])] : [])),
  );
  const enums = errors.find(({ keyword }) => keyword === "enum");
  const others = errors.filter(({ keyword }) => !["required", "type", "enum"].includes(keyword));
  return [
    ...missing,
    ...(types.length > 0 ? [{ says: `must be ${types.join(" or ")}` }] : []),
    ...(enums && types.length === 0
      ? [{ says: `must be one of ${(enums.params["allowedValues"] as unknown[]).join(", ")}` }]
      : []),
    ...unique(others.map(({ message, keyword }) => message ?? `breaks ${keyword}`)).map((says) => ({ says })),
  ];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** A JSON pointer as steps; positions in lists become numbers. The models do not escape keys. */
function steps(pointer: string, object: Tree): Step[] {
  const found: Step[] = [];
  let rest = pointer.split("/").slice(1);
  while (rest.length > 0) {
    const parent = at(object, ...found);
    const step = longestKey(parent, rest);
    found.push(Array.isArray(parent) ? Number(step) : step);
    rest = rest.slice(step.split("/").length);
  }
  return found;
}

/** A label's key may hold a slash itself. */
function longestKey(parent: unknown, rest: readonly string[]): string {
  for (let length = rest.length; length > 1; length--) {
    const key = rest.slice(0, length).join("/");
    if (parent !== null && typeof parent === "object" && Object.hasOwn(parent, key)) return key;
  }
  return rest[0] ?? "";
}
