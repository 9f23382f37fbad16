/** Declaration of a layer: what it promises, what it needs, which settings it reads, how it is built. */
import type * as aws from "@pulumi/aws";
import type { Contract, ContractInputs, ContractOutputs } from "../contracts/contract.ts";
import type { Environment, SliceName } from "../environment/schema.ts";
import type { FlowMap } from "../flows/index.ts";
import type { OwnershipTags } from "../naming/tags.ts";

/** Contracts that a layer reads, keyed by the name it knows them under. */
export type Upstream = Readonly<Record<string, Contract>>;

/** What a layer is given when it is built. */
export interface LayerContext<U extends Upstream = Upstream, S extends SliceName = SliceName> {
  /** Name of the environment: prod. */
  readonly environment: string;
  readonly production: boolean;
  readonly region: string;
  readonly accountId: string;
  /** The slices that the layer declared, and no others. */
  readonly settings: Readonly<Pick<Environment, S>>;
  /** Who talks to whom in the environment: network rules are derived from it and never written by hand. */
  readonly flows: FlowMap;
  /** Outputs of the layers upstream. */
  readonly upstream: { readonly [K in keyof U]: ContractOutputs<U[K]> };
  /** AWS provider of the layer: the environment's account and region, ownership tags as default tags. */
  readonly awsProvider: aws.Provider;
  /** Tags that the provider already puts on every resource; for places it cannot reach, such as volumes of launch templates. */
  readonly tags: OwnershipTags;
}

export interface Layer<
  C extends Contract = Contract,
  U extends Upstream = Upstream,
  S extends SliceName = SliceName,
> {
  readonly contract: C;
  readonly upstream: U;
  readonly slices: readonly S[];
  /** Creates the layer's component and returns exactly the contract's fields. */
  build(context: LayerContext<U, S>): ContractInputs<C>;
}

/** A layer whatever its contract: what runners and tools handle. Only a runner knows the context that it builds in. */
export interface AnyLayer {
  readonly contract: Contract;
  readonly upstream: Upstream;
  readonly slices: readonly SliceName[];
  build(context: never): ContractInputs<Contract>;
}

export function defineLayer<C extends Contract, U extends Upstream, S extends SliceName>(
  layer: Layer<C, U, S>,
): Layer<C, U, S> {
  return layer;
}
