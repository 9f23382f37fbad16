/** Options of the instance metadata service, which templates, configurations and instances spell alike. */
import { objectAt } from "../../inputs.ts";
import type { Inputs } from "../../rule.ts";
import { EC2_INSTANCE, LAUNCH_CONFIGURATION, LAUNCH_TEMPLATE } from "../types.ts";

export const METADATA_TYPES: readonly string[] = [LAUNCH_TEMPLATE, LAUNCH_CONFIGURATION, EC2_INSTANCE];

/** The options; undefined where the service is off, so that nothing about it matters. */
export function metadataOptions(inputs: Inputs): Inputs | undefined {
  const options = objectAt(inputs, "metadataOptions");
  return options["httpEndpoint"] === "disabled" ? undefined : options;
}
