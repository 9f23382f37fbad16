/** AWS's "no": the error code and message that the API would answer with, and what to do about it. */
export interface Refusal {
  /** AWS's error code: InvalidSubnet.Range, InvalidParameterException. */
  readonly code: string;
  readonly message: string;
  /** Input property at fault: subnetIds[1]. */
  readonly property?: string;
  /** What to change. */
  readonly remediation: string;
}

export function refusal(code: string, property: string, message: string, remediation: string): Refusal {
  return { code, message, property, remediation };
}

/** Those refusals whose condition holds: `condition && refusal(...)`. */
export function refusals(...found: (Refusal | readonly Refusal[] | false | undefined)[]): Refusal[] {
  return found.flatMap((one) => (one ? (one as Refusal | Refusal[]) : []));
}

/** What is thrown where a refusal ends the work: in a provider plugin, as in AWS. */
export class RefusedError extends Error {
  override name = "RefusedError";
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ code, message, remediation }) => `${code}: ${message}; ${remediation}`).join("\n"));
    this.refusals = refusals;
  }
}
