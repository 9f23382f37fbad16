/** A rule in CEL, which the API server and Gatekeeper both evaluate: https://kubernetes.io/docs/reference/using-api/cel/ */

/** A named expression. Later ones and validations say `variables.NAME`. */
export interface CelVariable {
  readonly name: string;
  readonly expression: string;
}

export interface CelValidation {
  /** True accepts the object. */
  readonly expression: string;
  /** What is wrong, and what to change. */
  readonly message: string;
  /** The same as an expression that names the culprits; `message` is the answer where it fails. */
  readonly messageExpression?: string;
}

export interface CelRule {
  /** Which part of what the library's rule finds is refused, and why not all of it; undefined where it is the same. */
  readonly part?: string;
  readonly variables: readonly CelVariable[];
  readonly validations: readonly CelValidation[];
}

/** Gatekeeper's name for the object that is judged, in audits too; policies of the API server define it. */
export const ANY_OBJECT = "variables.anyObject";
