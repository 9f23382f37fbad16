/** What a program asked the engine for: one registered resource. */
import type { Refusal } from "../account/refusal.ts";

export interface ResourceOptions {
  readonly protect?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly deletedWith?: string;
  readonly importId?: string;
}

export interface Registration {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** Absent on components. */
  readonly id?: string;
  readonly parent?: string;
  /** Inputs after the provider's check, in the clear. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Paths in `inputs` that are secret. */
  readonly secretInputs: readonly (readonly string[])[];
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly string[];
  readonly options: ResourceOptions;
  readonly refusals: readonly Refusal[];
}
