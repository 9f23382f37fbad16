/** For specs: evaluates a rule as the API server does, and says what it answers with. */
import { type CelInput, run } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import type { CelRule } from "../rule.ts";

/** Messages of the validations that refuse `object`, in order; none accepts it. */
export function refusalsOf(rule: CelRule, object: unknown, params: unknown = {}): string[] {
  const variables: Record<string, unknown> = { anyObject: object, params };
  const evaluate = (expression: string): unknown =>
    run(expression, { object, variables } as Record<string, CelInput>, { funcs: strings });
  for (const { name, expression } of rule.variables) variables[name] = evaluate(expression);
  return rule.validations.flatMap(({ expression, message, messageExpression }) => {
    const accepted = evaluate(expression);
    if (typeof accepted !== "boolean") throw new Error(`${expression} is ${String(accepted)}, not a boolean`);
    if (accepted) return [];
    return [messageExpression === undefined ? message : String(evaluate(messageExpression))];
  });
}
