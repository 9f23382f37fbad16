/** Outputs of upstream layers, checked against their contracts. */
import * as pulumi from "@pulumi/pulumi";
import { CONTRACT_VERSION_OUTPUT, contractProblems, fieldProblems } from "../contracts/check.ts";
import {
  type Contract,
  contractFields,
  type ContractInputs,
  type ContractOutputs,
} from "../contracts/contract.ts";
import { ContractError, deployCommand } from "./errors.ts";
import { layerProject } from "./topology.ts";

/** Which stack of an environment holds a layer. */
export interface StackAddress {
  readonly environment: string;
  readonly organization: string;
}

type Outputs = Readonly<Record<string, unknown>>;

/**
 * What a layer built, checked: every field there and of its type, none more, secrets marked. The same for the
 * layer's exports and for the layers that read them from memory, so that both topologies hold one promise.
 *
 * @throws ContractError naming every field that is missing or unknown; a wrong type rejects the field's output.
 */
export function fulfilled<C extends Contract>(contract: C, built: ContractInputs<C>): ContractOutputs<C> {
  const given = built as Readonly<Record<string, pulumi.Input<unknown>>>;
  const fields = contractFields(contract);
  refuse(
    contract,
    fields.filter((field) => given[field] === undefined).map((field) => `missing ${field}`),
    Object.keys(given)
      .filter((key) => !fields.includes(key))
      .map((key) => `${key} is not in the contract`),
  );
  return mapFields(contract, (field) => {
    const value = (pulumi.output(given[field]) as pulumi.Output<unknown>).apply((known) => {
      refuse(contract, fieldProblems(contract, field, known));
      return known;
    });
    return contract.secrets.has(field) ? pulumi.secret(value) : value;
  });
}

function refuse(contract: Contract, ...problems: string[][]): void {
  const all = problems.flat();
  if (all.length === 0) return;
  const { layer, version } = contract;
  throw new ContractError(`layer ${layer} does not fulfil its contract v${version}: ${all.join("; ")}`, all);
}

/**
 * From other stacks. All of them are read and checked before the first reference is made, so that a missing or
 * changed output stops the program before it registers anything.
 *
 * @throws ContractError naming every stack that is missing, and every field that is missing or of another type.
 */
export async function fromStacks(
  upstream: Readonly<Record<string, Contract>>,
  address: StackAddress,
): Promise<Record<string, ContractOutputs<Contract>>> {
  const contracts = Object.values(upstream);
  const failures = (await Promise.all(contracts.map((contract) => stackFailure(contract, address)))).filter(
    (failure) => failure !== undefined,
  );
  if (failures.length > 0) {
    throw new ContractError(
      failures.map(({ message }) => message).join("\n"),
      failures.flatMap(({ problems }) => problems),
    );
  }
  return Object.fromEntries(
    Object.entries(upstream).map(([key, contract]) => [key, referenced(contract, address)]),
  );
}

async function stackFailure(contract: Contract, address: StackAddress): Promise<ContractError | undefined> {
  const problems = await stackProblems(contract, stackName(contract, address));
  if (problems.length === 0) return undefined;
  const stack = `${layerProject(contract.layer)}/${address.environment}`;
  const remedy = deployCommand(contract.layer, address.environment);
  return new ContractError(
    `${stack} contract v${contract.version}: ${problems.join("; ")}; run: ${remedy}`,
    problems,
  );
}

async function stackProblems(contract: Contract, stack: string): Promise<string[]> {
  try {
    const outputs = await readStackOutputs(stack);
    if (Object.keys(outputs).length === 0)
      return ["the stack has no outputs: it was never deployed, or was destroyed"];
    return contractProblems(contract, outputs);
  } catch (error) {
    const { message } = error as Error;
    return [
      message.includes("unknown stack")
        ? "the stack was never deployed"
        : `the stack cannot be read: ${message}`,
    ];
  }
}

/**
 * Outputs of a stack in the clear, for checking only. The engine's function, and not a StackReference, because a
 * reference that cannot be read fails the program with the engine's words before ours can be said.
 */
async function readStackOutputs(name: string): Promise<Outputs> {
  const answer = (await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", { name })) as {
    outputs?: Outputs;
  };
  return answer.outputs ?? {};
}

function referenced<C extends Contract>(contract: C, address: StackAddress): ContractOutputs<C> {
  const reference = new pulumi.StackReference(`${layerProject(contract.layer)}-${address.environment}`, {
    name: stackName(contract, address),
  });
  return mapFields(contract, (field) => {
    const value = reference.getOutput(field);
    return contract.secrets.has(field) ? pulumi.secret(value) : value;
  });
}

function stackName(contract: Contract, { environment, organization }: StackAddress): string {
  return `${organization}/${layerProject(contract.layer)}/${environment}`;
}

function mapFields<C extends Contract>(
  contract: C,
  value: (field: string) => pulumi.Output<unknown>,
): ContractOutputs<C> {
  return Object.fromEntries(
    contractFields(contract).map((field) => [field, value(field)]),
  ) as ContractOutputs<C>;
}

/** A layer's contract as stack outputs, its version beside it. */
export function exported(contract: Contract, outputs: ContractOutputs<Contract>): Record<string, unknown> {
  return { ...outputs, [CONTRACT_VERSION_OUTPUT]: contract.version };
}
