/** Containers write to volumes only: what an attacker drops into the image's files does not stay, because it cannot. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, NO_PARAMETERS, noCulprits } from "../rule.ts";

export const readOnlyRootFilesystem: ConstraintRule = {
  kind: "DrydockReadOnlyRootFilesystem",
  name: "read-only-root-filesystem",
  ...NO_PARAMETERS,
  variables: [
    ...POD_VARIABLES,
    {
      name: "culprits",
      // Windows has no such setting.
      expression:
        "has(variables.podSpec.os) && variables.podSpec.os.name == 'windows' ? [] : " +
        "variables.containers.filter(c, !(has(c.securityContext) && " +
        "has(c.securityContext.readOnlyRootFilesystem) && c.securityContext.readOnlyRootFilesystem)).map(c, c.name)",
    },
  ],
  validations: noCulprits(
    "has containers that may write to their root file system",
    "set securityContext.readOnlyRootFilesystem, and mount an emptyDir where it must write",
  ),
};
