/** What is asked of a provider about one resource, and what it answers. */
import type { Properties } from "../account/account.ts";

export interface Asked {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

export interface State {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}
