/** A gateway that is there, as the rest of the layer and the contract know it. */
import type * as pulumi from "@pulumi/pulumi";
import { known } from "../installing.ts";

export interface GatewayPart {
  /** Release, Deployment, Service and service account of the gateway. */
  readonly name: string;
  readonly namespace: pulumi.Output<string>;
  /** Ready once its pods and its address are. */
  readonly resources: readonly pulumi.Resource[];
}

/** Value of the label istio on the gateway's pods: the chart leaves the beginning of the name away. */
export function selectorOf(name: string): string {
  return name.replace(/^istio-/, "");
}

/** The gateway as the contract has it, known once it answers. */
export function outputOf({ name, namespace, resources }: GatewayPart) {
  return known(namespace, resources).apply((ready) => ({ namespace: ready, name, istio: selectorOf(name) }));
}
