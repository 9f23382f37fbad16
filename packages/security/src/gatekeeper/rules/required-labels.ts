/** Every workload and pod says what it is. */
import { ANY_OBJECT } from "../../cel/rule.ts";
import { type ConstraintRule, noCulprits } from "../rule.ts";

const LABELS = `${ANY_OBJECT}.metadata.labels`;

export const requiredLabels: ConstraintRule = {
  kind: "DrydockRequiredLabels",
  name: "required-labels",
  parameters: ["labels"],
  values: ({ requiredLabels: labels }) => ({ labels }),
  variables: [
    {
      name: "culprits",
      expression: `variables.params.labels.filter(l, !(has(${LABELS}) && l in ${LABELS}))`,
    },
  ],
  validations: noCulprits("has not all labels that it must have", "add them to metadata.labels"),
};
