/** No latest tag, and none at all is latest too: what runs would change with the next start. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, NO_PARAMETERS, noCulprits } from "../rule.ts";

export const pinnedImages: ConstraintRule = {
  kind: "DrydockPinnedImages",
  name: "pinned-images",
  ...NO_PARAMETERS,
  variables: [
    ...POD_VARIABLES,
    {
      name: "culprits",
      // The port of a registry is followed by a slash, so it is no tag.
      expression:
        "variables.containers.filter(c, !c.image.contains('@sha256:') && " +
        "(!c.image.matches(':[A-Za-z0-9_.-]+$') || c.image.endsWith(':latest'))).map(c, c.image)",
    },
  ],
  validations: noCulprits("has images without an exact version", "name a tag other than latest, or a digest"),
};
