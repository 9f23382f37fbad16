/** A disruption budget lets at least one pod go: one that lets none go blocks every upgrade of its nodes. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const none = (field: string, values: string): string =>
  `!has(variables.anyObject.spec.${field}) || !(string(variables.anyObject.spec.${field}) in ${values})`;

export const disruptionBudgetSatisfiable: AdmissionRule = {
  name: "disruption-budget-satisfiable",
  part: "percentages and zero; how many pods there are does not show in the budget",
  judges: [{ apiGroups: ["policy"], apiVersions: ["v1"], resources: ["poddisruptionbudgets"] }],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: none("maxUnavailable", "['0', '0%']"),
      message: "lets no pod go, so its nodes can never be drained; set maxUnavailable to 1 or more",
    },
    {
      expression: none("minAvailable", "['100%']"),
      message: "keeps all pods, so their nodes can never be drained; set maxUnavailable to 1 instead",
    },
  ],
};
