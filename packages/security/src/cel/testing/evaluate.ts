/** For specs: evaluates a rule as the API server does, and says what it answers with. */
import { celEnv, celError, type CelInput, parse, plan } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import type { CelRule } from "../rule.ts";

const ENV = celEnv({ funcs: strings });

type Compiled = ReturnType<typeof plan>;
const compiled = new Map<string, Compiled>();

/** Rules are evaluated on many objects, and parsing costs most. */
function compile(expression: string): Compiled {
  let program = compiled.get(expression);
  if (program === undefined) compiled.set(expression, (program = plan(ENV, parse(expression))));
  return program;
}

/** Messages of the validations that refuse `object`, in order; none accepts it. */
export function refusalsOf(rule: CelRule, object: unknown, params: unknown = {}): string[] {
  const variables: Record<string, unknown> = { anyObject: object, params };
  const evaluate = (expression: string): unknown => {
    const bindings = { object, variables } as Record<string, CelInput>;
    try {
      return compile(expression)(bindings);
    } catch (error) {
      return celError(error);
    }
  };
  for (const { name, expression } of rule.variables) variables[name] = evaluate(expression);
  return rule.validations.flatMap(({ expression, message, messageExpression }) => {
    const accepted = evaluate(expression);
    if (typeof accepted !== "boolean") throw new Error(`${expression} is ${String(accepted)}, not a boolean`);
    if (accepted) return [];
    return [messageExpression === undefined ? message : String(evaluate(messageExpression))];
  });
}
