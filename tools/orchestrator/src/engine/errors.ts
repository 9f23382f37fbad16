/** How an operation of the engine can fail, as far as the user has to do different things about it. */
import { UserError } from "@drydock/core/errors";

/** The engine did not reach the end: a resource failed, a rule was broken, or the program threw. */
export class OperationError extends Error {
  override name = "OperationError";
}

/** Somebody else is at work on the stack; its lock is left alone. */
export class LockedError extends UserError {
  override name = "LockedError";
}
