/** Plans of the shipped environments, each made once, and what specs ask of them. */
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { loadPolicy, planEnvironment } from "@drydock/planner";

export interface Planned {
  readonly record: PlanRecord;
  readonly resources: readonly PlannedResource[];
  all(type: string): readonly PlannedResource[];
  /** The one resource of that type, and of that logical name; a readable error when there is none, or several. */
  get(type: string, name?: string): PlannedResource;
}

const plans = new Map<string, Promise<Planned>>();

/** The plan of a shipped environment, as its file stands. */
export function plannedResources(environment: string): Promise<Planned> {
  const known = plans.get(environment);
  if (known) return known;
  const plan = loadEnvironment(environment).then(planned);
  plans.set(environment, plan);
  return plan;
}

/** The plan of an environment that a spec has changed. */
export async function planned(environment: Environment): Promise<Planned> {
  const record = await planEnvironment(environment, { policy: await loadPolicy(environment) });
  const all = (type: string): PlannedResource[] =>
    record.resources.filter((resource) => resource.type === type);
  return {
    record,
    resources: record.resources,
    all,
    get(type, name) {
      const found = all(type).filter((resource) => name === undefined || resource.name === name);
      if (found.length === 1 && found[0]) return found[0];
      const known = record.resources.map((resource) => `${resource.type} ${resource.name}`).join("\n  ");
      throw new Error(`${found.length} planned resources ${type} ${name ?? ""}; planned were:\n  ${known}`);
    },
  };
}
