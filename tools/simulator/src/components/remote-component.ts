/** Remote components: what a provider plugin's Construct does, written as an ordinary Pulumi component. */
import type * as pulumi from "@pulumi/pulumi";

/**
 * Builds the component and its children, and says what its outputs are. The same function serves the planner (in
 * process) and a provider plugin (Construct).
 */
export type RemoteComponent = (
  name: string,
  inputs: Record<string, unknown>,
  options: pulumi.ComponentResourceOptions,
) => { urn: pulumi.Output<string>; state: Record<string, unknown> };
