/** What `eks:index:NodeGroupV2` creates. */
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { coreOf } from "../cluster/core.ts";
import type { RemoteComponent } from "../remote-component.ts";
import { createSelfManagedNodes } from "./self-managed.ts";

export const nodeGroupV2: RemoteComponent = (name, inputs, options) => {
  const component = new NodeGroupV2(name, inputs as unknown as eks.NodeGroupV2Args, options);
  return Promise.resolve({ urn: component.urn, state: component.state });
};

class NodeGroupV2 extends pulumi.ComponentResource {
  readonly state: Record<string, unknown>;

  constructor(name: string, args: eks.NodeGroupV2Args, options: pulumi.ComponentResourceOptions) {
    super("eks:index:NodeGroupV2", name, { ...args }, options);
    const nodes = createSelfManagedNodes(name, args, coreOf(args.cluster), this);
    this.state = { ...nodes, extraNodeSecurityGroups: args.extraNodeSecurityGroups ?? [] };
    this.registerOutputs(this.state);
  }
}
