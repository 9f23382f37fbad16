/** A rule that Gatekeeper keeps: a template in CEL with parameters, from which Gatekeeper makes a kind of constraint. */
import type { AdmissionSettings } from "@drydock/core/environment";
import type { CelRule } from "../cel/rule.ts";

export interface ConstraintRule extends CelRule {
  /** Kind of the constraints. The template has the same name in lower case. */
  readonly kind: string;
  /** Name of the constraints, before that of their scope. */
  readonly name: string;
  /** Lists of words that a constraint gives to the rule; the rule says `variables.params.NAME`. */
  readonly parameters: readonly string[];
  /** Values of the parameters in an environment. */
  readonly values: (settings: AdmissionSettings) => Readonly<Record<string, readonly string[]>>;
}

/** A validation that names the containers, images or labels in the list variable `culprits`. */
export function noCulprits(what: string, change: string): CelRule["validations"] {
  return [
    {
      expression: "size(variables.culprits) == 0",
      message: `${what}; ${change}`,
      messageExpression: `'${what}: ' + variables.culprits.join(', ') + '; ${change}'`,
    },
  ];
}

export const NO_PARAMETERS = { parameters: [], values: () => ({}) } as const;
