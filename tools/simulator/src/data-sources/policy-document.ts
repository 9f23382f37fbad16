/** aws.iam.getPolicyDocument: renders statements as the provider does. */
import { digitsOf } from "../account/facts.ts";
import type { Properties } from "../account/account.ts";
import { objects, text, texts } from "../account/input.ts";
import { defineDataSource } from "../resource-type.ts";
import { refused } from "./read.ts";

export const getPolicyDocument = defineDataSource({
  token: "aws:iam/getPolicyDocument:getPolicyDocument",
  read(inputs) {
    const sources = parsedAll(texts(inputs, "sourcePolicyDocuments"));
    const overrides = parsedAll(texts(inputs, "overridePolicyDocuments"));
    if (!sources || !overrides) {
      return refused(
        "MalformedPolicyDocument",
        "a source or override document is not JSON",
        "pass whole policy documents",
      );
    }
    const own = objects(inputs, "statements").map(statement);
    const document = {
      Version: text(inputs, "version") ?? "2012-10-17",
      ...(text(inputs, "policyId") ? { Id: text(inputs, "policyId") } : {}),
      Statement: [own, ...overrides].reduce<Properties[]>(overridden, sources.flat()),
    };
    const json = JSON.stringify(document, undefined, 2);
    return { outputs: { id: digitsOf(json, 10), json, minifiedJson: JSON.stringify(document) } };
  },
});

/** A later statement takes the place of an earlier one with its Sid. */
function overridden(before: readonly Properties[], later: readonly Properties[]): Properties[] {
  const replaced = new Map(later.filter(({ Sid }) => Sid !== undefined).map((one) => [one["Sid"], one]));
  const known = new Set(before.map(({ Sid }) => Sid));
  return [
    ...before.map((one) => replaced.get(one["Sid"]) ?? one),
    ...later.filter(({ Sid }) => Sid === undefined || !known.has(Sid)),
  ];
}

function parsedAll(documents: readonly string[]): Properties[][] | undefined {
  try {
    return documents.map((document) =>
      [(JSON.parse(document) as Properties)["Statement"] as Properties[]].flat(),
    );
  } catch {
    return undefined;
  }
}

function statement(given: Properties): Properties {
  const entries: [string, unknown][] = [
    ["Sid", text(given, "sid")],
    ["Effect", text(given, "effect") ?? "Allow"],
    ["Action", oneOrMany(texts(given, "actions"))],
    ["NotAction", oneOrMany(texts(given, "notActions"))],
    ["Resource", oneOrMany(texts(given, "resources"))],
    ["NotResource", oneOrMany(texts(given, "notResources"))],
    ["Principal", principals(objects(given, "principals"))],
    ["NotPrincipal", principals(objects(given, "notPrincipals"))],
    ["Condition", conditions(objects(given, "conditions"))],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** The provider writes a list of one as a string, and longer ones from Z to A. */
function oneOrMany(values: readonly string[]): string | string[] | undefined {
  const written = values.map(variables).sort().reverse();
  return written.length > 1 ? written : written[0];
}

/** IAM's policy variables are written &{aws:username}, because the program's own language has ${}. */
function variables(value: string): string {
  return value.replaceAll("&{", "${");
}

function principals(given: readonly Properties[]): unknown {
  if (given.length === 0) return undefined;
  const [only] = given;
  if (given.length === 1 && only?.["type"] === "*" && texts(only, "identifiers").join() === "*") return "*";
  const byType = new Map<string, string[]>();
  for (const principal of given) {
    const type = String(principal["type"]);
    byType.set(type, [...(byType.get(type) ?? []), ...texts(principal, "identifiers")]);
  }
  return Object.fromEntries([...byType].map(([type, identifiers]) => [type, oneOrMany(identifiers)]));
}

function conditions(given: readonly Properties[]): unknown {
  if (given.length === 0) return undefined;
  const byTest = new Map<string, Record<string, string[]>>();
  for (const condition of given) {
    const test = String(condition["test"]);
    const variable = String(condition["variable"]);
    const ofTest = byTest.get(test) ?? {};
    byTest.set(test, { ...ofTest, [variable]: [...(ofTest[variable] ?? []), ...texts(condition, "values")] });
  }
  return Object.fromEntries(
    [...byTest].map(([test, ofTest]) => [
      test,
      Object.fromEntries(
        Object.entries(ofTest).map(([variable, values]) => [variable, oneOrManyInOrder(values)]),
      ),
    ]),
  );
}

function oneOrManyInOrder(values: readonly string[]): string | readonly string[] | undefined {
  const written = values.map(variables);
  return written.length > 1 ? written : written[0];
}
