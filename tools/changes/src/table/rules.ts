/** What a table says about one type. */
import type { WrittenEffect } from "../effect.ts";

export interface ChangeRules {
  /** Where the replacing inputs are declared. */
  readonly source: string;
  /** The day on which the entry was written after it. */
  readonly written: string;
  /** Inputs whose change makes another resource; all that is below them counts. Lists are written without indices. */
  readonly replaces: readonly string[];
  /** Inputs whose change makes another resource under conditions that a plan does not show. */
  readonly mayReplace?: readonly string[];
  /** The worst effect of a change in place, for the inputs that have one of their own. */
  readonly updates?: Readonly<Record<string, WrittenEffect>>;
  /** The same for all other inputs. */
  readonly update: WrittenEffect;
  /** Default: none. */
  readonly addition?: WrittenEffect;
  readonly replacement: WrittenEffect;
  readonly deletion: WrittenEffect;
}

export type RulesByType = Readonly<Record<string, ChangeRules>>;
