/** What docs/requirements.md is written from, as it stands in the repository. */
import { listEnvironments, loadEnvironment } from "@drydock/core/environment";
import { planEnvironment, REQUIREMENTS } from "@drydock/planner";
import { REPOSITORY } from "../repository.ts";
import type { PageSources } from "./page.ts";
import { specsByRequirement } from "./specs.ts";

/** From small to large, the standby last; others after these. */
const ORDER = ["dev", "staging", "prod", "prod-dr"];

export async function pageSources(): Promise<PageSources> {
  const names = listEnvironments().sort((a, b) => place(a) - place(b));
  const plans = [];
  for (const name of names) plans.push(await planEnvironment(await loadEnvironment(name)));
  return { requirements: REQUIREMENTS, plans, specs: specsByRequirement(REPOSITORY) };
}

const place = (name: string): number => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
