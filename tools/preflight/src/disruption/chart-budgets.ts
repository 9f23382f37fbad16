/** Disruption budgets that charts make from their values: a budget that allows no eviction stops every drain. */
import { isRecord, number, text, type Tree } from "../kubernetes/read.ts";
import type { Check } from "../platform/check.ts";

const DRAINS = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/";

export interface ChartBudget {
  /** Place in the values: webhook, or nothing for the chart's first workload. */
  readonly path: string;
  readonly problem: string;
}

/** Budgets that let no pod go, with the replicas that are written beside them. */
export function stuckBudgets(values: Tree, path: readonly string[] = []): ChartBudget[] {
  const budget = values["podDisruptionBudget"];
  const replicas = number(values["replicaCount"]) ?? number(values["replicas"]);
  const own = isRecord(budget) && budget["enabled"] !== false ? problemOf(budget, replicas) : undefined;
  return [
    ...(own === undefined ? [] : [{ path: path.join("."), problem: own }]),
    ...Object.entries(values).flatMap(([key, inner]) =>
      isRecord(inner) ? stuckBudgets(inner, [...path, key]) : [],
    ),
  ];
}

function problemOf(budget: Tree, replicas: number | undefined): string | undefined {
  const [minAvailable, maxUnavailable] = [written(budget["minAvailable"]), written(budget["maxUnavailable"])];
  if (maxUnavailable !== undefined && /^0%?$/.test(maxUnavailable)) return "maxUnavailable is 0";
  if (minAvailable === undefined || replicas === undefined || replicas === 0) return undefined;
  const [, digits, percent] = /^(\d+)(%?)$/.exec(minAvailable) ?? [];
  if (digits === undefined) return undefined;
  const needed = percent === "%" ? Math.ceil((Number(digits) * replicas) / 100) : Number(digits);
  return needed >= replicas ? `minAvailable is ${minAvailable} of ${replicas} replicas` : undefined;
}

/** A number or a percentage. */
function written(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : text(value);
}

export const drainNeverEnds: Check = {
  id: "disruption/DrainNeverEnds",
  explanation:
    "A budget that allows no eviction keeps its node: upgrades of node groups fail after their time, and Karpenter never replaces it.",
  source: DRAINS,
  find: ({ releases, byUrn }) =>
    releases.flatMap(({ urn, chart, values }) => {
      const subject = byUrn(urn);
      return stuckBudgets(values).flatMap(({ path, problem }) =>
        subject
          ? [
              {
                status: "fail" as const,
                subject,
                message: `chart ${chart}${path === "" ? "" : ` (${path})`} has a disruption budget that lets no pod go`,
                evidence: problem,
                remediation: "use maxUnavailable: 1, more replicas, or no budget for a single one",
              },
            ]
          : [],
      );
    }),
};
