/** What brings new versions to the workloads: Argo Rollouts. */
import type { ContractInputs, deliveryContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { DeliveryContext } from "./context.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { createRollouts } from "./rollouts/rollouts.ts";

export class Delivery extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof deliveryContract>;

  constructor(name: string, context: DeliveryContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:delivery:Delivery", name, {}, opts);
    const provider = createKubernetesProvider(this, name, context);
    const rollouts = createRollouts(this, name, context, provider);
    this.outputs = { rolloutsRelease: rollouts.releaseName };
    this.registerOutputs(this.outputs);
  }
}
