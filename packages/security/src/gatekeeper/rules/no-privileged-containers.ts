/** No container has the rights of its node. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, NO_PARAMETERS, noCulprits } from "../rule.ts";

export const noPrivilegedContainers: ConstraintRule = {
  kind: "DrydockNoPrivilegedContainers",
  name: "no-privileged-containers",
  ...NO_PARAMETERS,
  variables: [
    ...POD_VARIABLES,
    {
      name: "culprits",
      expression:
        "variables.containers.filter(c, has(c.securityContext) && has(c.securityContext.privileged) && " +
        "c.securityContext.privileged).map(c, c.name)",
    },
  ],
  validations: noCulprits("has privileged containers", "remove securityContext.privileged"),
};
