/** Outputs of upstream layers, checked against their contracts. */
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { type Contract, contractFields, type ContractInputs, type ContractOutputs } from "../contracts/contract.ts";
import { ContractError, deployCommand } from "./errors.ts";
import { layerProject } from "./topology.ts";

/** Stack output beside the contract's fields that tells which version of it was exported. */
export const CONTRACT_VERSION_OUTPUT = "contractVersion";

/** From the outputs of a layer that was built in this very program. */
export function fromMemory<C extends Contract>(contract: C, built: ContractInputs<C>): ContractOutputs<C> {
  return mapFields(contract, (field) => {
    const value = pulumi.output((built as Record<string, pulumi.Input<unknown>>)[field]);
    return contract.secrets.has(field) ? pulumi.secret(value) : value;
  });
}

/**
 * From another stack. Every field is fetched and checked before anything is built on it, so a missing or changed
 * output stops the program before it registers a resource.
 *
 * @throws ContractError naming every field that is missing or of another type.
 */
export async function fromStack<C extends Contract>(
  contract: C,
  environment: string,
  organization: string,
): Promise<ContractOutputs<C>> {
  const stack = `${organization}/${layerProject(contract.layer)}/${environment}`;
  const reference = new pulumi.StackReference(`${layerProject(contract.layer)}-${environment}`, { name: stack });
  const fields = contractFields(contract);
  const names = [...fields, CONTRACT_VERSION_OUTPUT];
  const details = await Promise.all(names.map((name) => reference.getOutputDetails(name)));
  const values = Object.fromEntries(
    names.map((name, i) => [name, details[i]?.secretValue ?? details[i]?.value]),
  );
  assertContract(contract, environment, values);
  return mapFields(contract, (field) => {
    const value = reference.getOutput(field);
    return contract.secrets.has(field) ? pulumi.secret(value) : value;
  });
}

/** Compares what a stack exported with what its contract promises. */
export function assertContract(contract: Contract, environment: string, values: Record<string, unknown>): void {
  const problems = [...versionProblems(contract, values), ...fieldProblems(contract, values)];
  if (problems.length === 0) return;
  const who = `${layerProject(contract.layer)}/${environment} contract v${contract.version}`;
  throw new ContractError(
    `${who}: ${problems.join("; ")}; run: ${deployCommand(contract.layer, environment)}`,
    problems,
  );
}

function versionProblems(contract: Contract, values: Record<string, unknown>): string[] {
  const found = values[CONTRACT_VERSION_OUTPUT];
  return found === undefined || found === contract.version ? [] : [`the stack exports v${String(found)}`];
}

function fieldProblems(contract: Contract, values: Record<string, unknown>): string[] {
  return contractFields(contract).flatMap((field) => {
    const value = values[field];
    if (value === undefined || value === null) return [`missing ${field}`];
    const parsed = (contract.outputs.shape as z.ZodRawShape)[field] as z.ZodType;
    const result = parsed.safeParse(value);
    return result.success ? [] : [`${field} is ${typeName(value)}: ${result.error.issues[0]?.message ?? "wrong type"}`];
  });
}

function typeName(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return value !== null && typeof value === "object" ? "a map" : `a ${typeof value}`;
}

function mapFields<C extends Contract>(
  contract: C,
  value: (field: string) => pulumi.Output<unknown>,
): ContractOutputs<C> {
  return Object.fromEntries(contractFields(contract).map((field) => [field, value(field)])) as ContractOutputs<C>;
}
