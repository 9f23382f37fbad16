/** Condition blocks: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
import { isObject } from "../input.ts";
import type { Problem } from "./document.ts";

type ValueCheck = (value: unknown) => boolean;

const isScalar: ValueCheck = (value) => ["string", "number", "boolean"].includes(typeof value);
const isNumeric: ValueCheck = (value) => /^-?\d+(\.\d+)?$/.test(String(value)) || isVariable(value);
const isBoolean: ValueCheck = (value) => /^(true|false)$/i.test(String(value)) || isVariable(value);
const isDate: ValueCheck = (value) => !Number.isNaN(Date.parse(String(value))) || /^\d+$/.test(String(value));
const isNetwork: ValueCheck = (value) =>
  /^[\d.]+(\/\d{1,2})?$|^[0-9a-f:.]+(\/\d{1,3})?$/i.test(String(value)) || isVariable(value);

function isVariable(value: unknown): boolean {
  return String(value).includes("${");
}

const OPERATORS = new Map<string, ValueCheck>(
  (
    [
      [
        "StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike",
        isScalar,
      ],
      ["NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals", isNumeric],
      ["NumericGreaterThan NumericGreaterThanEquals", isNumeric],
      [
        "DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan DateGreaterThanEquals",
        isDate,
      ],
      ["Bool Null", isBoolean],
      ["BinaryEquals", isScalar],
      ["IpAddress NotIpAddress", isNetwork],
      ["ArnEquals ArnLike ArnNotEquals ArnNotLike", isScalar],
    ] as const
  ).flatMap(([names, check]) =>
    names.split(" ").map((name): [string, ValueCheck] => [name.toLowerCase(), check]),
  ),
);

export function conditionProblems(condition: unknown, at: string): Problem[] {
  if (condition === undefined) return [];
  if (!isObject(condition))
    return [[`${at} is not an object`, "write it as operator, then key, then values"]];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    operatorProblems(operator, keys, `${at}.${operator}`),
  );
}

function operatorProblems(operator: string, keys: unknown, at: string): Problem[] {
  const check = checkOf(operator);
  if (!check) return [[`${at} is not a condition operator`, "use an operator of IAM, such as StringEquals"]];
  if (!isObject(keys)) return [[`${at} is not an object`, "write it as key, then values"]];
  return Object.entries(keys).flatMap(([key, value]) => [
    ...keyProblems(key, at),
    ...[value]
      .flat()
      .flatMap((item) => (isScalar(item) && check(item) ? [] : [valueProblem(item, `${at}.${key}`)])),
  ]);
}

/** Null takes no IfExists: it already says whether the key is there. */
function checkOf(operator: string): ValueCheck | undefined {
  const bare = operator.replace(/^For(All|Any)Values?:/i, "").replace(/(?<!^Null)IfExists$/i, "");
  return OPERATORS.get(bare.toLowerCase());
}

function keyProblems(key: string, at: string): Problem[] {
  if (/^[\w.-]+(\/[\w./-]+)?:\S/.test(key)) return [];
  return [
    [
      `${at} has the key ${JSON.stringify(key)}`,
      "write a condition key as service:Name, such as aws:SourceArn",
    ],
  ];
}

function valueProblem(value: unknown, at: string): Problem {
  return [
    `${at} has the value ${JSON.stringify(value)}, which its operator cannot compare`,
    "correct the value or the operator",
  ];
}
