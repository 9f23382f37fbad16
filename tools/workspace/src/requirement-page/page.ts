/** Text of docs/requirements.md: each requirement, where it is planned, what provides it, and which spec proves it. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { coverageOf, type Requirement } from "@drydock/planner";
import { format } from "prettier";

export interface PageSources {
  readonly requirements: readonly Requirement[];
  /** Plans of the shipped environments; resources are named as the first one has them. */
  readonly plans: readonly Pick<PlanRecord, "environment" | "resources">[];
  readonly specs: ReadonlyMap<string, readonly string[]>;
}

export async function requirementPage({ requirements, plans, specs }: PageSources): Promise<string> {
  const coverages = plans.map(({ environment, resources }) => ({
    environment,
    covered: new Map(
      coverageOf({ resources }, requirements).covered.map((one) => [one.requirement.id, one.resources]),
    ),
  }));
  const rows = requirements.map(({ id, title, evidence }) => {
    const having = coverages.filter(({ covered }) => covered.has(id));
    const resources = having[0]?.covered.get(id) ?? [];
    const planned = evidence.length === 0 ? "not for a plan to show" : MISSING;
    return [
      id,
      title,
      having.length === 0 ? planned : having.map(({ environment }) => environment).join(", "),
      resources.map((name) => `\`${name}\``).join(", "),
      (specs.get(id) ?? [MISSING]).map((file) => file.replace(/^test\//, "")).join(", "),
    ];
  });
  const unproven = requirements.filter(({ id }) => !specs.has(id)).map(({ id }) => id);
  return format(page(rows, unproven), { parser: "markdown", printWidth: 110 });
}

const MISSING = "**missing**";

function page(rows: readonly (readonly string[])[], unproven: readonly string[]): string {
  const proof =
    unproven.length === 0
      ? "Every requirement has a spec."
      : `${rows.length - unproven.length} of ${rows.length} have a spec; without one: ${unproven.join(", ")}.`;
  return [
    "# Requirements",
    `What the platform has to provide. Written by \`npm run requirements:docs\` from the list in \`tools/planner/src/requirements\`, the plans of the shipped environments, and the titles of the tests. ${proof}`,
    "A requirement is in a plan when everything that provides it is; the table names the first resource of each kind, as the first environment has it. Whether its values are right is what the specs below `test` prove. An environment without it has chosen otherwise: dev is small on purpose.",
    [
      "| Row | What | In the plan of | By | Specs |",
      "| --- | --- | --- | --- | --- |",
      ...rows.map(cells),
    ].join("\n"),
  ].join("\n\n");
}

const cells = (row: readonly string[]): string =>
  `| ${row.map((cell) => cell.replaceAll("|", String.raw`\|`)).join(" | ")} |`;
