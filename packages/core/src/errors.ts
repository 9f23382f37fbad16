/** Errors that are the user's to mend. */

/** Tools print the message without a stack trace, and so does `pulumi up`. */
export class UserError extends Error {
  override name = "UserError";
  // The mark by which Pulumi's program runner knows its own RunError, whose stack it does not print. Extending
  // RunError would load the SDK, a second of start-up, wherever an environment file is read.
  readonly __pulumiRunError = true;
}

/** The machine lacks something that the work needs; the message says what, and how to get it. Not the user's input. */
export class SurroundingsError extends Error {
  override name = "SurroundingsError";
  readonly __pulumiRunError = true;
}
