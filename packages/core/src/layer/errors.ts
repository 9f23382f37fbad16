/** Failures of layers that a user can mend, each saying how. */
import { UserError } from "../errors.ts";

export { UserError };

/** A layer's outputs are not what its contract promises: missing, of another type, or of another version. */
export class ContractError extends UserError {
  override name = "ContractError";
  readonly problems: readonly string[];
  constructor(message: string, problems: readonly string[]) {
    super(message);
    this.problems = problems;
  }
}

/** A program was started in a topology, a project or a stack that is not its environment's. */
export class TopologyError extends UserError {
  override name = "TopologyError";
}

/** Command that brings one layer of one environment up to date. */
export function deployCommand(layer: string, environment: string): string {
  return `drydock up ${environment} ${layer}`;
}
