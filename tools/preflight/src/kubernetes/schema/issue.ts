/** What a schema has to say about one object. */

export type Step = string | number;

/** The field is in no version of the schema. */
export interface UnknownField {
  readonly is: "unknown";
  readonly path: readonly Step[];
  /** The fields that the schema has at that place. */
  readonly known: readonly string[];
}

export interface WrongValue {
  readonly is: "wrong";
  readonly path: readonly Step[];
  /** must be integer, must be one of A, B, is required */
  readonly says: string;
  readonly given: unknown;
}

export type SchemaIssue = UnknownField | WrongValue;

/** Undefined where no object of that kind can be judged. */
export type Schema = (object: Readonly<Record<string, unknown>>) => readonly SchemaIssue[];
