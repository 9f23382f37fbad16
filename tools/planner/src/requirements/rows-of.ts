/** Coverage as rows of the plan record, in the order of the requirements. */
import type { PlanRecord, RequirementRow } from "@drydock/core/plan-record";
import { coverageOf } from "./coverage.ts";
import type { Requirement } from "./requirement.ts";

export function rowsOf(
  record: Pick<PlanRecord, "resources">,
  requirements: readonly Requirement[],
): RequirementRow[] {
  const { covered, missing } = coverageOf(record, requirements);
  const shown = new Map(covered.map(({ requirement, resources }) => [requirement, resources]));
  const absent = new Set(missing);
  return requirements.map((requirement) => {
    const { id, title } = requirement;
    const resources = shown.get(requirement);
    if (resources) return { id, title, state: "covered", resources: [...resources] };
    return { id, title, state: absent.has(requirement) ? "missing" : "beyond", resources: [] };
  });
}
