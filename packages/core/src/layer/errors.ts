/** Failures of layers that a user can mend, each saying how. */

/** Base of errors that are the user's to mend: tools print the message without a stack trace. */
export class UserError extends Error {
  /** Read by the Pulumi CLI: prints the message alone. */
  readonly hideStack = true;
  override name = "UserError";
}

/** An upstream stack lacks a field of its contract, or holds another type or version of it. */
export class ContractError extends UserError {
  override name = "ContractError";
  readonly problems: readonly string[];
  constructor(message: string, problems: readonly string[]) {
    super(message);
    this.problems = problems;
  }
}

/** A program was started in a topology that its environment does not have. */
export class TopologyError extends UserError {
  override name = "TopologyError";
}

/** Command that brings one layer of one environment up to date. */
export function deployCommand(layer: string, environment: string): string {
  return `pulumi up --cwd stacks/${layer} --stack ${environment}`;
}
