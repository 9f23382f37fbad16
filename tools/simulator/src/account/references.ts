/** Inputs that name a resource which nothing created. */
import type { Reference, ResourceType } from "../resource-type.ts";
import type { Account, Properties } from "./account.ts";
import { type Refusal, refusal } from "./refusal.ts";

export function brokenReferences(type: ResourceType, inputs: Properties, account: Account): Refusal[] {
  return Object.entries(type.references ?? {}).flatMap(([path, reference]) =>
    valuesAt(inputs, path.split("."), "").flatMap(({ value, property }) =>
      exists(account, reference, value) ? [] : [notFound(reference, value, property)],
    ),
  );
}

/** An empty string is how the provider says that nothing was given. */
function exists(account: Account, reference: Reference, value: unknown): boolean {
  if (value === "") return true;
  if (typeof value === "string" && reference.provided?.test(value)) return true;
  return [reference.by ?? "id"].flat().some((by) => account.find(reference.type, by, value) !== undefined);
}

function notFound(reference: Reference, value: unknown, property: string): Refusal {
  return refusal(
    reference.notFound,
    property,
    `${property} names ${JSON.stringify(value)}, which nothing in this plan created`,
    `take the value from the ${reference.type} that creates it, or from the contract of its layer`,
  );
}

/** Values that an input holds at the path of a reference. */
export function referenced(inputs: Properties, path: string): unknown[] {
  return valuesAt(inputs, path.split("."), "").map(({ value }) => value);
}

/** Values at a path such as `vpcConfig.subnetIds[]`, each with the path that it really has. */
function valuesAt(
  holder: unknown,
  steps: readonly string[],
  at: string,
): { value: unknown; property: string }[] {
  if (holder === undefined || holder === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return [{ value: holder, property: at }];
  const list = step.endsWith("[]");
  const key = list ? step.slice(0, -2) : step;
  const path = at === "" ? key : `${at}.${key}`;
  const value = (holder as Properties)[key];
  if (!list) return valuesAt(value, rest, path);
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, i) => valuesAt(item, rest, `${path}[${i}]`));
}
