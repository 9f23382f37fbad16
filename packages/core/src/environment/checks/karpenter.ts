/** What Karpenter's own admission rules ask of a node pool beyond the types of its fields. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

/** https://karpenter.sh/docs/concepts/nodepools/#spectemplatespecrequirements */
const VALUES = {
  In: { allowed: "one value or more", fits: (values: readonly string[]) => values.length > 0 },
  NotIn: { allowed: "one value or more", fits: (values: readonly string[]) => values.length > 0 },
  Exists: { allowed: "no values", fits: (values: readonly string[]) => values.length === 0 },
  DoesNotExist: { allowed: "no values", fits: (values: readonly string[]) => values.length === 0 },
  Gt: { allowed: "one whole number", fits: isOneNumber },
  Lt: { allowed: "one whole number", fits: isOneNumber },
} as const;

function isOneNumber(values: readonly string[]): boolean {
  return values.length === 1 && /^\d+$/.test(values[0] ?? "");
}

export const requirementValues: Check = {
  reads: ["autoscaling.karpenter.nodePools.*.requirements"],
  find: ({ autoscaling: { karpenter } }) =>
    Object.entries(karpenter?.nodePools ?? {}).flatMap(([pool, { requirements }]) =>
      requirements.flatMap(({ operator, values }, i): Finding[] => {
        const { allowed, fits } = VALUES[operator];
        if (fits(values)) return [];
        return [
          {
            path: ["autoscaling", "karpenter", "nodePools", pool, "requirements", i, "values"],
            given: values,
            allowed,
            message: `must hold ${allowed} for operator ${operator} (got ${values.join(", ") || "none"})`,
            change: `write ${allowed}, or another operator`,
          },
        ];
      }),
    ),
};

/** https://karpenter.sh/docs/concepts/disruption/#nodepool-disruption-budgets */
export const budgetWindows: Check = {
  reads: ["autoscaling.karpenter.nodePools.*.disruption"],
  find: ({ autoscaling: { karpenter } }) =>
    Object.entries(karpenter?.nodePools ?? {}).flatMap(
      ([
        pool,
        {
          disruption: { budgets },
        },
      ]) =>
        budgets.flatMap((budget, i): Finding[] => {
          if ((budget.schedule === undefined) === (budget.duration === undefined)) return [];
          const [given, missing] =
            budget.schedule === undefined ? ["duration", "schedule"] : ["schedule", "duration"];
          return [
            {
              path: ["autoscaling", "karpenter", "nodePools", pool, "disruption", "budgets", i],
              message: `must have schedule and duration together, or neither (got ${given} alone)`,
              change: `add ${missing}, or remove ${given}`,
            },
          ];
        }),
    ),
};
