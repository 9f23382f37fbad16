/** What a sound policy allows, as far as services ask when another resource is created. */
import type { Properties } from "../account.ts";
import { isObject } from "../input.ts";
import { statementsOf } from "./document.ts";

/** Whether an Allow statement covers the action for a principal; conditions are taken to hold. */
export function allows(
  document: unknown,
  action: string,
  isPrincipal: (kind: string, value: string) => boolean,
): boolean {
  return statementsOf(document).some(
    (statement) =>
      statement["Effect"] === "Allow" &&
      covers(statement, action) &&
      principalsOf(statement).some((p) => isPrincipal(...p)),
  );
}

/** Whether a role's trust policy lets a service take the role. */
export function trusts(trustPolicy: unknown, service: string, action = "sts:AssumeRole"): boolean {
  return allows(trustPolicy, action, (kind, value) => kind === "Service" && value === service);
}

function covers(statement: Properties, action: string): boolean {
  return [statement["Action"]]
    .flat()
    .some((pattern) => typeof pattern === "string" && matches(pattern, action));
}

function matches(pattern: string, action: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "i").test(action);
}

function principalsOf(statement: Properties): [kind: string, value: string][] {
  const { Principal } = statement;
  if (Principal === "*") return [["AWS", "*"]];
  if (!isObject(Principal)) return [];
  return Object.entries(Principal).flatMap(([kind, values]) =>
    [values].flat().map((value): [string, string] => [kind, String(value)]),
  );
}
