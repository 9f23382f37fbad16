/** What the conditions of a policy statement keep out. */
import { shown } from "../inputs.ts";
import type { Finding } from "../rule.ts";
import type { Condition, Principal, Statement } from "./policy-document.ts";

/** Operators under which a value that is not listed, or a key that the request lacks, does not match. */
const NARROWING = new Set([
  "stringequals",
  "stringequalsignorecase",
  "stringlike",
  "arnequals",
  "arnlike",
  "ipaddress",
  "numericequals",
  "binaryequals",
  "foranyvalue:stringequals",
  "foranyvalue:stringlike",
  "foranyvalue:arnequals",
  "foranyvalue:arnlike",
]);

/** Keys that say whose request it is: principal, account, organization, network or calling resource. */
const IDENTITY_KEYS: readonly (string | RegExp)[] = [
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourceip",
  "aws:sourcevpc",
  "aws:sourcevpce",
  "aws:vpcsourceip",
  "aws:userid",
  "kms:calleraccount",
  "elasticfilesystem:accesspointarn",
  "s3:dataaccesspointaccount",
  /^aws:principaltag\//,
];

/** Whether a condition on one of `keys` must hold, and says more than "anything". */
export function narrowedBy(statement: Statement, keys: readonly (string | RegExp)[]): boolean {
  return statement.conditions.some(
    (condition) =>
      keys.some((key) => (typeof key === "string" ? key === condition.key : key.test(condition.key))) &&
      NARROWING.has(condition.operator.toLowerCase()) &&
      narrows(condition),
  );
}

/** Whether a condition keeps everyone but known principals or places out. */
export const narrowedToSomeone = (statement: Statement): boolean => narrowedBy(statement, IDENTITY_KEYS);

/** Every listed value narrows: one that takes anything undoes the others. */
const narrows = ({ values }: Condition): boolean => values.length > 0 && !values.some(takesAnything);

/** `*`, every address, or the ARN of any account. Bucket ARNs name no account, and need none. */
function takesAnything(value: string): boolean {
  if (/^[*?]*$/.test(value) || /\/0+$/.test(value)) return true;
  const [arn, , , , account = "", ...resource] = value.split(":");
  if (arn !== "arn") return false;
  return account.includes("*") || (account === "" && /^[*?]*$/.test(resource.join(":")));
}

/** Principals that stand for everyone: `*`, and everyone but some. */
export function everyoneIn({ principals, notPrincipals }: Statement): readonly Principal[] {
  const named = principals.filter(({ kind, value }) => kind === "AWS" && value === "*");
  return notPrincipals.length > 0 ? [...named, { kind: "AWS", value: "NotPrincipal" }] : named;
}

/** One finding where a statement lets everyone in and nothing keeps anyone out. `what` reads on from the statement. */
export function publicIn(statement: Statement, what: string): readonly Finding[] {
  if (everyoneIn(statement).length === 0 || narrowedToSomeone(statement)) return [];
  const key = statement.notPrincipals.length > 0 ? "NotPrincipal" : "Principal";
  return [{ path: `${statement.path}.${key}`, message: `${what} (is ${shown(statement.source[key])})` }];
}

/** Keys that say for which account or resource a service acts. */
const ON_BEHALF_OF: readonly (string | RegExp)[] = [
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "kms:calleraccount",
  /^kms:encryptioncontext:/,
];

/** A finding for each service of interest that a statement lets act for anyone. */
export function deputyIn(statement: Statement, ofInterest: (service: string) => boolean): readonly Finding[] {
  if (narrowedBy(statement, ON_BEHALF_OF)) return [];
  return statement.principals
    .filter(({ kind, value }) => kind === "Service" && ofInterest(value))
    .map(({ value }) => ({
      path: `${statement.path}.Condition`,
      message: `must name aws:SourceAccount or aws:SourceArn for ${value} (is ${shown(statement.source["Condition"])})`,
    }));
}
