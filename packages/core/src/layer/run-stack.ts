/** The one entry of every stack: environment in, layers built, contracts out. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Contract, ContractOutputs } from "../contracts/contract.ts";
import { type Environment, loadEnvironment } from "../environment/index.ts";
import { flowsOf } from "../flows/index.ts";
import { ownershipTags } from "../naming/tags.ts";
import type { AnyLayer, LayerContext } from "./define-layer.ts";
import { LayerSequence } from "./layer-sequence.ts";
import { assertOrder, assertStack, assertTopology } from "./topology.ts";
import { exported, fromStacks, fulfilled } from "./upstream.ts";

export interface RunOptions {
  /** Validated environment; without it, the file named after the stack is loaded. */
  readonly environment?: Environment;
}

type Outputs = ContractOutputs<Contract>;

/**
 * Runs one layer as its own stack. Upstream contracts come from stack references; what is returned, and so
 * exported, is the layer's contract and its version.
 */
export async function runStack(layer: AnyLayer, options: RunOptions = {}): Promise<Record<string, unknown>> {
  const environment = await environmentOf(options, [layer]);
  const upstream = await fromStacks(layer.upstream, {
    environment: environment.environment,
    organization: pulumi.getOrganization(),
  });
  return exported(layer.contract, buildLayer(layer, environment, upstream));
}

/** Runs all layers in one stack, each after the one before; exports each layer's contract under the layer's name. */
export async function runPlatform(
  layers: readonly AnyLayer[],
  options: RunOptions = {},
): Promise<Record<string, unknown>> {
  assertOrder(layers);
  const environment = await environmentOf(options, layers);
  const built = new Map<string, Outputs>();
  const sequence = new LayerSequence();
  for (const layer of layers) {
    sequence.startNext();
    const upstream = Object.entries(layer.upstream).map(([key, contract]): [string, Outputs | undefined] => [
      key,
      built.get(contract.layer),
    ]);
    built.set(
      layer.contract.layer,
      buildLayer(layer, environment, Object.fromEntries(upstream) as Record<string, Outputs>),
    );
  }
  return Object.fromEntries(
    layers.map(({ contract }) => [contract.layer, exported(contract, built.get(contract.layer) ?? {})]),
  );
}

async function environmentOf({ environment }: RunOptions, layers: readonly AnyLayer[]): Promise<Environment> {
  const found = environment ?? (await loadEnvironment(pulumi.getStack()));
  assertStack(found, pulumi.getStack());
  assertTopology(
    found,
    pulumi.getProject(),
    layers.map((layer) => layer.contract.layer),
  );
  return found;
}

function buildLayer(layer: AnyLayer, environment: Environment, upstream: Record<string, Outputs>): Outputs {
  const name = layer.contract.layer;
  const tags = ownershipTags(environment, name);
  const context: LayerContext = {
    environment: environment.environment,
    production: environment.production,
    region: environment.aws.region,
    accountId: environment.aws.accountId,
    settings: Object.fromEntries(
      layer.slices.map((slice) => [slice, environment[slice]]),
    ) as LayerContext["settings"],
    flows: flowsOf(environment),
    upstream,
    awsProvider: awsProvider(name, environment, tags),
    tags,
  };
  return fulfilled(layer.contract, layer.build(context as never));
}

/** Bound to the environment's account: credentials of another account fail before anything is created. */
function awsProvider(layer: string, environment: Environment, tags: Record<string, string>): aws.Provider {
  return new aws.Provider(`${layer}-aws`, {
    region: environment.aws.region as aws.Region,
    allowedAccountIds: [environment.aws.accountId],
    defaultTags: { tags },
  });
}
