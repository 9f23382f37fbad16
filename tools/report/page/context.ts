/** What every page reads: the plan with its indexes, made once. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { createEnvironmentLines, type EnvironmentLines } from "../src/model/environment-lines.ts";
import { groupFindings, type FindingGroup } from "../src/model/findings.ts";
import type { Model } from "../src/model/model.ts";
import { createSearch, type Search } from "../src/model/search.ts";

export interface Plan {
  readonly model: Model;
  readonly groups: readonly FindingGroup[];
  readonly lines: EnvironmentLines;
  readonly search: Search;
}

export function createPlan(model: Model): Plan {
  return {
    model,
    groups: groupFindings(model.findings),
    lines: createEnvironmentLines(model.record.environmentFile),
    search: createSearch(model),
  };
}

export const PlanContext = createContext<Plan | undefined>(undefined);

export function usePlan(): Plan {
  const plan = useContext(PlanContext);
  if (plan === undefined) throw new Error("a page was rendered outside of the application");
  return plan;
}
