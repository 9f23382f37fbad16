/** Other values that could stand in a place of the environment: what changes with them is what the place decides. */
import { blockAt, cidrProblem, parseBlock } from "@drydock/core/cidr";
import { instanceType, instanceTypes } from "@drydock/core/catalogue";

/** Likely candidates first. `allowed` are the values that the schema lists, if it does. */
export function variationsOf(value: unknown, allowed: readonly unknown[]): unknown[] {
  const listed = allowed.filter((one) => one !== value);
  if (listed.length > 0) return listed;
  if (typeof value === "boolean") return [!value];
  if (typeof value === "number")
    return Number.isInteger(value) ? [value + 1, value - 1, value * 2] : [value * 0.9, value * 1.1];
  return typeof value === "string" ? variationsOfText(value) : [];
}

function variationsOfText(text: string): string[] {
  if (instanceType(text)) return sameArchitecture(text);
  if (cidrProblem(text) === undefined) return neighbours(text);
  const digits = /^(.*?)(\d+)(\D*)$/.exec(text);
  const counted = digits ? [`${digits[1]}${Number(digits[2]) + 1}${digits[3]}`] : [];
  return [...counted, `${text.slice(0, -1)}${text.endsWith("x") ? "y" : "x"}`, `${text}x`];
}

function sameArchitecture(name: string): string[] {
  const { architecture } = instanceType(name) ?? {};
  return Object.entries(instanceTypes())
    .filter(([other, facts]) => other !== name && facts.architecture === architecture)
    .map(([other]) => other);
}

/** The blocks of the same size beside this one, within the address space. */
function neighbours(cidr: string): string[] {
  const { first, prefixLength } = parseBlock(cidr);
  const slot = first / 2 ** (32 - prefixLength);
  return [slot + 1, slot - 1]
    .filter((other) => other >= 0 && other < 2 ** prefixLength)
    .map((other) => blockAt("0.0.0.0/0", prefixLength, other));
}
