/** Plans one environment: runs the layers in order in this process and records what they asked for. */
import { type AnyLayer, layerProject, PLATFORM_PROJECT, runPlatform, runStack } from "@drydock/core/layer";
import type { Contract } from "@drydock/core/contracts";
import type { Environment } from "@drydock/core/environment";
import { flowsOf } from "@drydock/core/flows";
import type { CostOptions } from "@drydock/cost";
import { withPreflight } from "@drydock/preflight";
import { createSimulator, REMOTE_COMPONENTS, type Simulator } from "@drydock/simulator";
import {
  type Place,
  type ProgramRun,
  type Registration,
  runProgram,
  type WireObject,
} from "@drydock/simulator/in-process";
import { LAYERS } from "@drydock/stack-platform/layers";
import { ownerlessFinding, programFinding, skippedFinding } from "./findings.ts";
import { owningLayer } from "./owning-layer.ts";
import { buildRecord, type LayerResult, STACK_TYPE } from "./record.ts";
import { declaredFlowsSchema, type EnvironmentText, type PlanRecord } from "@drydock/core/plan-record";
import type { PlanPolicy } from "./policy.ts";
import { REQUIREMENTS } from "./requirements/index.ts";
import { rowsOf } from "./requirements/rows-of.ts";
import { UnknownLayerError, withUpstream } from "./select-layers.ts";

/** Pulumi's name for the organization of a backend that has none. */
const ORGANIZATION = "organization";

export type Topology = Environment["topology"];

export interface PlanOptions {
  /** Layers to plan, with all that they stand on; without it, all layers. */
  readonly layers?: readonly string[];
  /** Limits and exemptions that policy knows of. Default: the library's limits, and no exemptions. */
  readonly policy?: PlanPolicy;
  /** Assumptions and prices of the estimate. Default: those that come with it. */
  readonly cost?: CostOptions;
  /** The file that the environment was read from; the record repeats it. Default: the record names no lines. */
  readonly file?: EnvironmentText;
  /** Called when a layer is about to be planned. */
  readonly onProgress?: (layer: string) => void;
}

/**
 * Plans an environment in its own topology. Refusals, thrown errors and rejected promises all become findings of
 * the record; nothing is thrown for a mistake in the environment or in a layer.
 *
 * @throws UnknownLayerError when `options.layers` names a layer that does not exist.
 */
export async function planEnvironment(
  environment: Environment,
  options: PlanOptions = {},
): Promise<PlanRecord> {
  const record = await planLayersOf(LAYERS, environment, options);
  if (record.layers.length < LAYERS.length) return record;
  return { ...record, requirements: rowsOf(record, REQUIREMENTS) };
}

/** @throws UnknownLayerError when a name is not a layer's. */
export function assertLayersExist(names: readonly string[]): void {
  withUpstream(LAYERS, names);
}

/** The same for layers of the caller's choice, in their order. */
export async function planLayersOf(
  all: readonly AnyLayer[],
  environment: Environment,
  options: PlanOptions = {},
): Promise<PlanRecord> {
  const layers = withUpstream(all, options.layers);
  const simulator = createSimulator(environment.aws.accountId);
  const plan = environment.topology === "single" ? planAsOneStack : planAsStacks;
  const results = await plan(layers, environment, simulator, options);
  const complete = layers.length === all.length && results.every(({ findings }) => findings.length === 0);
  const judging = {
    ...options.policy,
    ...(options.cost === undefined ? {} : { cost: options.cost }),
    environment: environment.environment,
    complete,
  };
  const record = buildRecord(environment, results, judging, options.file);
  return withPreflight({ ...record, ...declaredFlows(all, environment) }, { whole: complete });
}

/**
 * Flows are those of the platform's own layers. A map that contradicts itself stops the layers too, and they say so: the
 * record goes without it.
 */
function declaredFlows(all: readonly AnyLayer[], environment: Environment): Pick<PlanRecord, "flows"> {
  if (all !== LAYERS) return {};
  try {
    return { flows: declaredFlowsSchema.parse(flowsOf(environment)) };
  } catch {
    return {};
  }
}

/** One project per layer, one after the other; each reads the stack outputs of the ones before. */
async function planAsStacks(
  layers: readonly AnyLayer[],
  environment: Environment,
  simulator: Simulator,
  { onProgress }: PlanOptions,
): Promise<LayerResult[]> {
  const stacks = new Map<string, WireObject>();
  const failed = new Set<string>();
  const results: LayerResult[] = [];
  for (const layer of layers) {
    const { name, upstream } = describe(layer);
    const missing = upstream.filter((one) => failed.has(one));
    if (missing.length > 0) {
      failed.add(name);
      results.push({ name, upstream, registrations: [], findings: [skippedFinding(name, missing)] });
      continue;
    }
    onProgress?.(name);
    const place = placeOf(environment, layerProject(name));
    const { run, registrations } = await record(place, simulator, stacks, () =>
      runStack(layer, { environment }),
    );
    stacks.set(`${ORGANIZATION}/${place.project}/${place.stack}`, run.outputs);
    if (run.errors.length > 0) failed.add(name);
    results.push({
      name,
      upstream,
      registrations,
      findings: run.errors.map((error) => programFinding(name, error)),
    });
  }
  return results;
}

/** All layers as one program. */
async function planAsOneStack(
  layers: readonly AnyLayer[],
  environment: Environment,
  simulator: Simulator,
  { onProgress }: PlanOptions,
): Promise<LayerResult[]> {
  onProgress?.(layers.map((layer) => describe(layer).name).join(", "));
  const place = placeOf(environment, PLATFORM_PROJECT);
  const { run, registrations } = await record(place, simulator, new Map(), () =>
    runPlatform(layers, { environment }),
  );
  const names = layers.map((layer) => describe(layer).name);
  const owner = owningLayer(registrations, names);
  const ownerless = registrations.filter((one) => one.type !== STACK_TYPE && owner(one) === undefined);
  const findings = [
    ...run.errors.map((error) => programFinding(PLATFORM_PROJECT, error)),
    ...ownerless.map((one) => ownerlessFinding(one, names)),
  ];
  return layers.map((layer, i) => {
    const { name, upstream } = describe(layer);
    const own = registrations.filter((registration) => owner(registration) === name);
    return { name, upstream, registrations: own, findings: i === 0 ? findings : [] };
  });
}

async function record(
  place: Place,
  simulator: Simulator,
  stacks: ReadonlyMap<string, WireObject>,
  program: () => Promise<Record<string, unknown>>,
): Promise<{ run: ProgramRun; registrations: Registration[] }> {
  const registrations: Registration[] = [];
  const surroundings = {
    simulator,
    remoteComponents: REMOTE_COMPONENTS,
    stackOutputs: (name: string) => stacks.get(name),
    onRegistration: (registration: Registration) => registrations.push(registration),
  };
  const run = await runProgram(place, ORGANIZATION, surroundings, program);
  return { run, registrations };
}

function placeOf(environment: Environment, project: string): Place {
  return { project, stack: environment.environment, region: environment.aws.region };
}

function describe(layer: AnyLayer): { name: string; upstream: string[] } {
  const upstream = Object.values(layer.upstream as Record<string, Contract>);
  return { name: layer.contract.layer, upstream: upstream.map((contract) => contract.layer) };
}

export { UnknownLayerError };
