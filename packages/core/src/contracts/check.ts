/** Compares values with what a contract promises. */
import type { z } from "zod";
import { type Contract, contractFields } from "./contract.ts";

/** Stack output beside the contract's fields that tells which version of it was exported. */
export const CONTRACT_VERSION_OUTPUT = "contractVersion";

/** What keeps the outputs of a stack from fulfilling `contract`; empty when they do. Never shows a value. */
export function contractProblems(contract: Contract, outputs: Readonly<Record<string, unknown>>): string[] {
  return [
    ...versionProblems(contract, outputs[CONTRACT_VERSION_OUTPUT]),
    ...contractFields(contract).flatMap((field) => fieldProblems(contract, field, outputs[field])),
  ];
}

function versionProblems(contract: Contract, found: unknown): string[] {
  if (found === contract.version) return [];
  return [absent(found) ? `missing ${CONTRACT_VERSION_OUTPUT}` : `the stack exports v${String(found)}`];
}

/** What is wrong with one field's value. */
export function fieldProblems(contract: Contract, field: string, value: unknown): string[] {
  if (absent(value)) return [`missing ${field}`];
  const type = (contract.outputs.shape as Record<string, z.ZodType>)[field];
  const issue = type?.safeParse(value).error?.issues[0];
  if (!issue) return [];
  const path = [field, ...issue.path].join(".");
  return [`${path} has another type: ${lowerFirst(issue.message)}`];
}

function absent(value: unknown): boolean {
  return value === undefined || value === null;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
