/** What a layer promises to the layers after it: named, typed, versioned values, and nothing else. */
import type * as pulumi from "@pulumi/pulumi";
import { z } from "zod";

/** A contract holds ids, names, ARNs and CIDR blocks; never a resource and never a kubeconfig. */
export interface Contract<S extends z.ZodRawShape = z.ZodRawShape> {
  /** Layer that fulfils the contract. */
  readonly layer: string;
  /** Raised whenever a field is removed, renamed or changes its meaning. */
  readonly version: number;
  readonly outputs: z.ZodObject<S>;
  /** Fields whose values are secret: they stay encrypted in state and across the reference. */
  readonly secrets: ReadonlySet<string>;
}

/** What a layer's `build` returns: every field of its contract, as an input. */
export type ContractInputs<C extends Contract> = {
  [K in keyof z.infer<C["outputs"]>]: pulumi.Input<z.infer<C["outputs"]>[K]>;
};

/** What a layer receives from upstream: every field of the contract, as an output. */
export type ContractOutputs<C extends Contract> = {
  readonly [K in keyof z.infer<C["outputs"]>]: pulumi.Output<z.infer<C["outputs"]>[K]>;
};

export function defineContract<S extends z.ZodRawShape>(contract: {
  layer: string;
  version: number;
  outputs: S;
  secrets?: readonly (keyof S & string)[];
}): Contract<S> {
  return {
    layer: contract.layer,
    version: contract.version,
    outputs: z.strictObject(contract.outputs),
    secrets: new Set(contract.secrets ?? []),
  };
}

export function contractFields(contract: Contract): string[] {
  return Object.keys(contract.outputs.shape);
}
