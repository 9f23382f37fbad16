/** Which requirements a plan provides, by the resources in it. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import type { Requirement } from "./requirement.ts";

export interface Covered {
  readonly requirement: Requirement;
  /** First resource of each evidence, by kind and name. */
  readonly resources: readonly string[];
}

export interface Coverage {
  /** Requirements whose every evidence is in the plan. */
  readonly covered: readonly Covered[];
  /** Those of which something is not in the plan. */
  readonly missing: readonly Requirement[];
  /** Those that a plan cannot show. */
  readonly beyond: readonly Requirement[];
}

export function coverageOf(
  { resources }: Pick<PlanRecord, "resources">,
  requirements: readonly Requirement[],
): Coverage {
  const byKind = Map.groupBy(resources.filter(isMade), kindOf);
  const found = requirements.map((requirement) => ({
    requirement,
    resources: requirement.evidence.map((evidence) => first(byKind, evidence)),
  }));
  const inPlans = found.filter(({ requirement }) => requirement.evidence.length > 0);
  return {
    covered: inPlans.flatMap(({ requirement, resources: each }) => {
      const names = each.filter((one) => one !== undefined);
      return names.length === each.length ? [{ requirement, resources: names }] : [];
    }),
    missing: inPlans.filter((one) => one.resources.includes(undefined)).map(({ requirement }) => requirement),
    beyond: requirements.filter(({ evidence }) => evidence.length === 0),
  };
}

/** Components are what resources are made of here; only what AWS or Kubernetes has counts. */
const isMade = ({ id, type }: PlannedResource): boolean => id !== undefined && !type.startsWith("pulumi:");

const kindOf = ({ type }: PlannedResource): string => type.slice(type.lastIndexOf(":") + 1);

function first(
  byKind: ReadonlyMap<string, readonly PlannedResource[]>,
  evidence: string,
): string | undefined {
  const [kind = "", part = ""] = evidence.split(" ");
  const resource = byKind.get(kind)?.find(({ name }) => name.includes(part));
  return resource && `${kind} ${resource.name}`;
}
