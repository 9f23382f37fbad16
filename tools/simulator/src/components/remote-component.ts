/** Remote components: what a provider plugin's Construct does, written as an ordinary Pulumi component. */
import type * as pulumi from "@pulumi/pulumi";

/** Outputs of a component by name: values, outputs, resources. */
export type ComponentState = Record<string, unknown>;

/**
 * Builds the component and its children, and says what its outputs are. The same function serves the planner (in
 * process) and a provider plugin (Construct). Inputs are what the SDK's own plugin server hands to Construct:
 * values, outputs where a value is secret or depends on a resource, and live resources where one was passed.
 * A rejection fails the component with everything that waits for it.
 */
export type RemoteComponent = (
  name: string,
  inputs: Record<string, unknown>,
  options: pulumi.ComponentResourceOptions,
) => Promise<{ readonly urn: pulumi.Output<string>; readonly state: ComponentState }>;
