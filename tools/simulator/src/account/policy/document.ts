/** Policy documents, as IAM's grammar has them: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
import type { Properties } from "../account.ts";
import { isObject } from "../input.ts";
import { type Refusal, refusal, refusals } from "../refusal.ts";
import { conditionProblems } from "./condition.ts";
import { principalProblems } from "./principal.ts";
import { resourceProblems } from "./resource.ts";

/**
 * identity: what a principal may do (no Principal, a Resource). trust: who may take a role (Principal, no Resource).
 * resource: what may be done to the resource that carries it (both).
 */
export type PolicyKind = "identity" | "trust" | "resource";

/** What is wrong, and what to do about it. */
export type Problem = readonly [message: string, remediation: string];

export interface PolicyCheck {
  readonly property: string;
  readonly kind: PolicyKind;
  /** Code that the service answers a malformed document with. */
  readonly code: string;
}

const TOP_KEYS = ["Version", "Id", "Statement"];
const STATEMENT_KEYS = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
];
const VERSIONS = ["2012-10-17", "2008-10-17"];

/** Every fault of a document, each as one refusal; no document at all is none. */
export function policyRefusals(document: unknown, { property, kind, code }: PolicyCheck): Refusal[] {
  if (document === undefined || document === null || document === "") return [];
  return problems(document, kind).map(([message, remediation]) =>
    refusal(code, property, message, remediation),
  );
}

/** Statements of a document, as far as it has any; for checks that ask what a sound policy allows. */
export function statementsOf(document: unknown): Properties[] {
  const parsed = parse(document);
  return parsed ? [parsed["Statement"]].flat().filter(isObject) : [];
}

/** Providers take a document as text or as an object. */
function parse(document: unknown): Properties | undefined {
  if (isObject(document)) return document;
  try {
    const parsed: unknown = JSON.parse(String(document));
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function problems(document: unknown, kind: PolicyKind): Problem[] {
  const parsed = parse(document);
  if (!parsed) return [["the policy document is not a JSON object", "pass the document as JSON"]];
  const statements = [parsed["Statement"]].flat();
  return [
    ...unknownKeys(parsed, TOP_KEYS, "policy"),
    ...versionProblems(parsed["Version"], kind),
    ...(parsed["Statement"] === undefined || statements.length === 0
      ? ([["the policy has no Statement", "add at least one statement"]] as const)
      : statements.flatMap((statement, i) => statementProblems(statement, `Statement[${i}]`, kind))),
    ...sidProblems(statements, kind),
  ];
}

function unknownKeys(holder: Properties, known: readonly string[], of: string): Problem[] {
  return Object.keys(holder)
    .filter((key) => !known.includes(key))
    .map((key) => [`${of} has the unknown key ${key}`, `use ${known.join(", ")} only`]);
}

/** IAM takes the old version in trust policies only; resource policies may leave it out. */
function versionProblems(version: unknown, kind: PolicyKind): Problem[] {
  const allowed = kind === "identity" ? VERSIONS.slice(0, 1) : VERSIONS;
  if (version === undefined && kind !== "identity") return [];
  if (allowed.includes(version as string)) return [];
  return [[`Version is ${JSON.stringify(version)}`, `set Version to ${VERSIONS[0]}`]];
}

function sidProblems(statements: readonly unknown[], kind: PolicyKind): Problem[] {
  const sids = statements
    .filter(isObject)
    .flatMap(({ Sid }) => (typeof Sid === "string" && Sid !== "" ? [Sid] : []));
  const twice = [...new Set(sids.filter((sid, i) => sids.indexOf(sid) !== i))];
  const odd = kind === "resource" ? [] : sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid));
  return [
    ...twice.map((sid): Problem => [
      `two statements have the Sid ${sid}`,
      "give every statement its own Sid",
    ]),
    ...odd.map((sid): Problem => [
      `the Sid ${JSON.stringify(sid)} has other characters than letters and digits`,
      "rename it",
    ]),
  ];
}

function statementProblems(statement: unknown, at: string, kind: PolicyKind): Problem[] {
  if (!isObject(statement)) return [[`${at} is not an object`, "write every statement as an object"]];
  const { Effect, Sid } = statement;
  return [
    ...unknownKeys(statement, STATEMENT_KEYS, at),
    ...(Effect === "Allow" || Effect === "Deny"
      ? []
      : ([[`${at}.Effect is ${JSON.stringify(Effect)}`, "set Effect to Allow or Deny"]] as const)),
    ...(Sid === undefined || typeof Sid === "string"
      ? []
      : ([[`${at}.Sid is not a string`, "write it as a string"]] as const)),
    ...pairProblems(statement, "Action", at, "required"),
    ...actionProblems(statement, at),
    ...pairProblems(statement, "Resource", at, kind === "trust" ? "forbidden" : "required"),
    ...(kind === "trust" ? [] : resourceProblems(statement, at)),
    ...pairProblems(statement, "Principal", at, kind === "identity" ? "forbidden" : "required"),
    ...(kind === "identity" ? [] : principalProblems(statement, at)),
    ...conditionProblems(statement["Condition"], `${at}.Condition`),
  ];
}

/** Action and NotAction, Resource and NotResource, Principal and NotPrincipal: one of the two, or none at all. */
function pairProblems(
  statement: Properties,
  key: string,
  at: string,
  demand: "required" | "forbidden",
): Problem[] {
  const given = [key, `Not${key}`].filter((one) => statement[one] !== undefined);
  if (demand === "forbidden") {
    return given.map((one) => [`${at}.${one} is not allowed in this kind of policy`, `remove ${one}`]);
  }
  if (given.length === 0) return [[`${at} has neither ${key} nor Not${key}`, `add ${key}`]];
  return given.length > 1 ? [[`${at} has both ${key} and Not${key}`, "keep one of them"]] : [];
}

function actionProblems(statement: Properties, at: string): Problem[] {
  return ["Action", "NotAction"]
    .filter((key) => statement[key] !== undefined)
    .flatMap((key) => valueProblems(statement[key], `${at}.${key}`, actionProblem));
}

function actionProblem(action: string, at: string): Problem | undefined {
  if (action === "*" || /^[A-Za-z0-9-]+:[A-Za-z0-9*?]+$/.test(action)) return undefined;
  return [
    `${at} is ${JSON.stringify(action)}`,
    "write an action as service:Name, such as ec2:DescribeInstances",
  ];
}

/** A string, or a list of strings that is not empty; each of them as `problem` wants it. */
export function valueProblems(
  value: unknown,
  at: string,
  problem: (item: string, at: string) => Problem | undefined,
): Problem[] {
  const items = [value].flat();
  if (items.length === 0) return [[`${at} is an empty list`, "list at least one value"]];
  return items.flatMap((item, i) => {
    const where = Array.isArray(value) ? `${at}[${i}]` : at;
    if (typeof item !== "string") return [[`${where} is not a string`, "write it as a string"] as const];
    const found = problem(item, where);
    return found ? [found] : [];
  });
}

/** IAM counts a document without its white space; other services count every byte. */
export function policySize(document: unknown, count: "characters" | "noWhitespace"): number {
  const text = typeof document === "string" ? document : JSON.stringify(document ?? "");
  return count === "characters" ? Buffer.byteLength(text) : text.replace(/\s/g, "").length;
}

export function sizeRefusal(
  document: unknown,
  limit: {
    readonly code: string;
    readonly property: string;
    readonly max: number;
    readonly count: "characters" | "noWhitespace";
  },
): Refusal[] {
  const size = policySize(document, limit.count);
  return refusals(
    size > limit.max &&
      refusal(
        limit.code,
        limit.property,
        `the policy has ${size} characters; AWS takes ${limit.max}`,
        "shorten it, or split it over several policies",
      ),
  );
}
