/** Every container says how much it may take. Ephemeral containers cannot, and are not asked. */
import { POD_SPEC, STARTED_CONTAINERS } from "../../cel/pods.ts";
import { type ConstraintRule, noCulprits } from "../rule.ts";

export const requiredLimits: ConstraintRule = {
  kind: "DrydockRequiredLimits",
  name: "required-limits",
  parameters: ["resources"],
  values: () => ({ resources: ["cpu", "memory"] }),
  variables: [
    POD_SPEC,
    STARTED_CONTAINERS,
    {
      name: "culprits",
      expression:
        "variables.startedContainers.filter(c, !(has(c.resources) && has(c.resources.limits) && " +
        "variables.params.resources.all(r, r in c.resources.limits))).map(c, c.name)",
    },
  ],
  validations: noCulprits("has containers without limits", "set resources.limits"),
};
