/** Puts the plan record together: sorted, masked, and the same for the same input. */
import type { Environment } from "@drydock/core/environment";
import {
  type EnvironmentText,
  PLAN_SCHEMA_VERSION,
  type PlannedResource,
  type PlanRecord,
  planRecordSchema,
  type PreflightCheck,
} from "@drydock/core/plan-record";
import { judgeHardening } from "@drydock/hardening-pack/rules";
import { type CostOptions, estimateCost } from "@drydock/cost";
import { estimateResource, type EvaluateOptions } from "@drydock/rules";
import type { Registration } from "@drydock/simulator/in-process";
import { refusalFindings } from "./findings.ts";
import { maskedInputs, secretTexts, withoutSecrets } from "./secrets.ts";

/** What one layer registered, and how its program ended. */
export interface LayerResult {
  readonly name: string;
  readonly upstream: readonly string[];
  readonly registrations: readonly Registration[];
  readonly findings: readonly PreflightCheck[];
}

export const STACK_TYPE = "pulumi:pulumi:Stack";

/** References to upstream stacks are no resources of the plan: the order of the layers stands for them. */
const STACK_REFERENCE = "::pulumi:pulumi:StackReference::";

export function buildRecord(
  environment: Environment,
  results: readonly LayerResult[],
  options: EvaluateOptions & { readonly cost?: CostOptions },
  file?: EnvironmentText,
): PlanRecord {
  const components = new Map<string, string>();
  const secrets = new Set<string>();
  for (const registration of results.flatMap((result) => result.registrations)) {
    if (!registration.custom && registration.type !== STACK_TYPE)
      components.set(registration.urn, registration.type);
    for (const text of secretTexts(registration)) secrets.add(text);
  }
  const layers = results.map((result) => ({
    ...result,
    resources: result.registrations
      .filter((registration) => registration.type !== STACK_TYPE)
      .map((registration) => planned(registration, result.name, components))
      .sort((a, b) => (a.urn < b.urn ? -1 : 1)),
  }));
  const resources = layers.flatMap((layer) => layer.resources);
  const cost = estimateCost(resources, options.cost);
  const judged = [...resources, estimateResource(environment.environment, cost)];
  const { evaluated, violations, exempted } = judgeHardening(judged, options);
  return planRecordSchema.parse({
    schemaVersion: PLAN_SCHEMA_VERSION,
    environment: environment.environment,
    topology: environment.topology,
    layers: layers.map(({ name, upstream, resources }) => ({ name, upstream, resources: resources.length })),
    resources: withoutSecrets(resources, secrets),
    ...(environment.quotas === undefined ? {} : { quotas: environment.quotas }),
    policy: {
      evaluated,
      violations: withoutSecrets(violations, secrets),
      exempted: withoutSecrets(exempted, secrets),
    },
    preflight: withoutSecrets(findingsOf(results), secrets),
    cost: withoutSecrets(cost, secrets),
    ...(file === undefined ? {} : { environmentFile: withoutSecrets(file, secrets) }),
  });
}

function findingsOf(results: readonly LayerResult[]): PreflightCheck[] {
  return results.flatMap((result) => [
    ...result.findings,
    ...[...result.registrations]
      .sort((a, b) => (a.urn < b.urn ? -1 : 1))
      .flatMap((registration) => refusalFindings(registration, result.name)),
  ]);
}

function planned(
  registration: Registration,
  layer: string,
  components: ReadonlyMap<string, string>,
): PlannedResource {
  const parent = registration.parent?.split("::")[2] === STACK_TYPE ? null : (registration.parent ?? null);
  const { options } = registration;
  return {
    urn: registration.urn,
    type: registration.type,
    name: registration.name,
    ...(registration.id === undefined ? {} : { id: registration.id }),
    layer,
    parent,
    component: parent === null ? null : (components.get(parent) ?? null),
    inputs: sortedKeys(maskedInputs(registration)) as Record<string, unknown>,
    dependsOn: registration.dependencies.filter((urn) => !urn.includes(STACK_REFERENCE)).sort(),
    ...(Object.keys(options).length > 0
      ? { options: sortedKeys(options) as PlannedResource["options"] }
      : {}),
  };
}

/** The same value with the keys of every map in order and undefined left out. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortedKeys(inner)]),
  );
}
