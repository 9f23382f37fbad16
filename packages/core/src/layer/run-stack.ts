/** The one entry of every stack: environment in, layers built, contracts out. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Contract, ContractOutputs } from "../contracts/contract.ts";
import { contractFields } from "../contracts/contract.ts";
import { type Environment, loadEnvironment } from "../environment/index.ts";
import { ownershipTags } from "../naming/tags.ts";
import type { AnyLayer, LayerContext } from "./define-layer.ts";
import { assertTopology } from "./topology.ts";
import { CONTRACT_VERSION_OUTPUT, fromMemory, fromStack } from "./upstream.ts";

export interface RunOptions {
  /** Validated environment; without it, the file named after the stack is loaded. */
  readonly environment?: Environment;
}

type Built = Record<string, unknown>;

/**
 * Runs one layer as its own stack. Upstream contracts come from stack references; what is returned, and so
 * exported, is the layer's contract and its version.
 */
export async function runStack(layer: AnyLayer, options: RunOptions = {}): Promise<Record<string, unknown>> {
  const environment = options.environment ?? (await loadEnvironment(pulumi.getStack()));
  assertTopology(environment, pulumi.getProject(), [layer.contract.layer]);
  const upstream: Record<string, ContractOutputs<Contract>> = {};
  for (const [key, contract] of upstreamOf(layer)) {
    upstream[key] = await fromStack(contract, environment.environment, pulumi.getOrganization());
  }
  return exported(layer, buildLayer(layer, environment, upstream));
}

/** Runs all layers in one stack, in their order; exports each layer's contract under the layer's name. */
export async function runPlatform(
  layers: readonly AnyLayer[],
  options: RunOptions = {},
): Promise<Record<string, unknown>> {
  const environment = options.environment ?? (await loadEnvironment(pulumi.getStack()));
  assertTopology(
    environment,
    pulumi.getProject(),
    layers.map((layer) => layer.contract.layer),
  );
  const built = new Map<string, Built>();
  for (const layer of layers) {
    const upstream: Record<string, ContractOutputs<Contract>> = {};
    for (const [key, contract] of upstreamOf(layer)) {
      const outputs = built.get(contract.layer);
      if (!outputs) throw new Error(`layer ${layer.contract.layer} comes before its upstream ${contract.layer}`);
      upstream[key] = fromMemory(contract, outputs);
    }
    built.set(layer.contract.layer, buildLayer(layer, environment, upstream));
  }
  return Object.fromEntries(layers.map((l) => [l.contract.layer, exported(l, built.get(l.contract.layer) ?? {})]));
}

function upstreamOf(layer: AnyLayer): [string, Contract][] {
  return Object.entries(layer.upstream as Record<string, Contract>);
}

function buildLayer(
  layer: AnyLayer,
  environment: Environment,
  upstream: Record<string, ContractOutputs<Contract>>,
): Built {
  const name = layer.contract.layer as string;
  const tags = ownershipTags(environment, name);
  const context: LayerContext = {
    environment: environment.environment,
    production: environment.production,
    region: environment.aws.region,
    accountId: environment.aws.accountId,
    settings: Object.fromEntries(
      (layer.slices as (keyof Environment)[]).map((slice) => [slice, environment[slice]]),
    ) as LayerContext["settings"],
    upstream,
    awsProvider: awsProvider(name, environment, tags),
    tags,
  };
  return layer.build(context) as Built;
}

/** Bound to the environment's account: credentials of another account fail before anything is created. */
function awsProvider(layer: string, environment: Environment, tags: Record<string, string>): aws.Provider {
  return new aws.Provider(`${layer}-aws`, {
    region: environment.aws.region as aws.Region,
    allowedAccountIds: [environment.aws.accountId],
    defaultTags: { tags },
  });
}

function exported(layer: AnyLayer, built: Built): Record<string, unknown> {
  const contract = layer.contract as Contract;
  const outputs = contractFields(contract).map((field): [string, unknown] => {
    const value = built[field];
    return [field, contract.secrets.has(field) ? pulumi.secret(value) : value];
  });
  return { ...Object.fromEntries(outputs), [CONTRACT_VERSION_OUTPUT]: contract.version };
}
