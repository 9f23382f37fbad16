/** Where data lives: databases, caches and queues, each managed by AWS, in the cluster, or absent. */
import type { ContractInputs, dataContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "./context.ts";
import { createInCluster } from "./in-cluster/in-cluster.ts";
import { createManaged } from "./managed/managed.ts";

export class Data extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof dataContract>;

  constructor(name: string, context: DataContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:data:Data", name, {}, opts);
    const managed = createManaged(this, name, context);
    const inCluster = createInCluster(this, name, context);
    this.outputs = {
      endpoints: pulumi.all({ ...managed.endpoints, ...inCluster.endpoints }),
      readerEndpoints: pulumi.all({ ...managed.readerEndpoints, ...inCluster.readerEndpoints }),
      masterSecretArns: pulumi.all(managed.masterSecretArns),
      managedIds: pulumi.all(managed.ids),
      secretPaths: pulumi.all(inCluster.secretPaths),
    };
    this.registerOutputs(this.outputs);
  }
}
