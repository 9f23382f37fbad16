/** Images come from registries that somebody answers for. An image without a registry is Docker Hub's. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, noCulprits } from "../rule.ts";

export const allowedRegistries: ConstraintRule = {
  kind: "DrydockAllowedRegistries",
  name: "allowed-registries",
  parameters: ["registries"],
  values: ({ allowedRegistries: registries }) => ({ registries }),
  variables: [
    ...POD_VARIABLES,
    {
      name: "culprits",
      expression:
        "variables.containers.filter(c, " +
        "!variables.params.registries.exists(r, c.image.startsWith(r + '/'))).map(c, c.image)",
    },
  ],
  validations: noCulprits(
    "has images of registries that are not allowed",
    "push them to a repository of the platform",
  ),
};
