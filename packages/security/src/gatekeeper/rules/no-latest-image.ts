/** No latest tag, and none at all is latest too: what runs would change with the next start. */
import { IMAGES, POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, NO_PARAMETERS, noCulprits } from "../rule.ts";

export const noLatestImage: ConstraintRule = {
  kind: "DrydockNoLatestImage",
  name: "no-latest-image",
  ...NO_PARAMETERS,
  variables: [
    ...POD_VARIABLES,
    IMAGES,
    {
      name: "culprits",
      // The port of a registry is followed by a slash, so it is no tag. A digest decides, whatever stands before it.
      expression:
        "variables.images.filter(i, !i.matches('@.') && " +
        "(!i.matches(':[^/:@]+@?$') || i.matches(':latest@?$')))",
    },
  ],
  validations: noCulprits("has images without an exact version", "name a tag other than latest, or a digest"),
};
