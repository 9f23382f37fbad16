/** What brings new versions to the workloads: Argo Rollouts, and Argo CD with its tenants. */
import type { ContractInputs, deliveryContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import { createArgoCd } from "./argo-cd/argo-cd.ts";
import type { DeliveryContext } from "./context.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { createRollouts } from "./rollouts/rollouts.ts";
import { createTenants } from "./tenants/tenants.ts";

export class Delivery extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof deliveryContract>;

  constructor(name: string, context: DeliveryContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:delivery:Delivery", name, {}, opts);
    const provider = createKubernetesProvider(this, name, context);
    const installing = { parent: this, name, context, provider };
    const rollouts = createRollouts(installing);
    const argoCd = createArgoCd(installing);
    const tenantNamespaces = createTenants(installing, argoCd);
    this.outputs = {
      rolloutsRelease: rollouts.releaseName,
      argoCdRelease: argoCd.addon.releaseName,
      argoCdUrl: `https://${context.settings.delivery.argoCd.host}`,
      tenantNamespaces,
    };
    this.registerOutputs(this.outputs);
  }
}
