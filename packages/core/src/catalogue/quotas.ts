/** Service quotas of AWS that the platform meets, and what a new account has of each. */
import { data } from "./data.ts";

export interface Quota {
  /** As a sentence goes on after "more". */
  readonly what: string;
  /** What a new account has. */
  readonly default: number;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** Code in Service Quotas. */
  readonly code?: string;
  readonly source: string;
}

export function quotas(): Readonly<Record<string, Quota>> {
  return data<{ quotas: Record<string, Quota> }>("quotas").quotas;
}

/** @throws Error when the catalogue has no quota of that name. */
export function quota(name: string): Quota {
  const found = quotas()[name];
  if (!found) throw new Error(`the versions catalogue has no quota ${name}`);
  return found;
}

/** Names of the quotas that an account may have more of. */
export function adjustableQuotas(): string[] {
  return Object.entries(quotas()).flatMap(([name, { adjustable }]) => (adjustable ? [name] : []));
}
