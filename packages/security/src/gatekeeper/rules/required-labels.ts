/** Every workload and pod says what it is, and so do the pods that a workload makes. */
import { POD_TEMPLATE } from "../../cel/pods.ts";
import { ANY_OBJECT } from "../../cel/rule.ts";
import { type ConstraintRule, noCulprits } from "../rule.ts";

const LABELS = `${ANY_OBJECT}.metadata.labels`;
const OF_TEMPLATE = "variables.template.metadata.labels";

export const requiredLabels: ConstraintRule = {
  kind: "DrydockRequiredLabels",
  name: "required-labels",
  parameters: ["labels"],
  values: ({ requiredLabels: labels }) => ({ labels }),
  variables: [
    POD_TEMPLATE,
    { name: "own", expression: `has(${LABELS}) ? ${LABELS} : {}` },
    {
      name: "ofTemplate",
      expression: `has(variables.template.metadata) && has(${OF_TEMPLATE}) ? ${OF_TEMPLATE} : {}`,
    },
    {
      name: "culprits",
      expression:
        "variables.params.labels.filter(l, !(l in variables.own) || variables.own[l] == '' || " +
        "!(l in variables.ofTemplate) || variables.ofTemplate[l] == '')",
    },
  ],
  validations: noCulprits(
    "has not all labels that it must have",
    "add them to metadata.labels, and to those of the template",
  ),
};
