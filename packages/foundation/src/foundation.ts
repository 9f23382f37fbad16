/** What workloads stand on: namespaces, storage, snapshots, priorities, and the controllers that scale pods. */
import type { ContractInputs, foundationContract } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "./context.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { createMonitoringDefinitions } from "./monitoring-definitions.ts";
import { createNamespaces } from "./namespaces/namespaces.ts";
import { createPriorityClasses } from "./priority-classes.ts";
import { createPodAutoscalers } from "./scaling/pod-autoscalers.ts";
import { createDailySnapshots } from "./storage/daily-snapshots.ts";
import { createDataKey } from "./storage/data-key.ts";
import { createFileSystem } from "./storage/file-system.ts";
import { createSnapshotClass } from "./storage/snapshot-class.ts";
import { createStorageClasses } from "./storage/storage-classes.ts";

export class Foundation extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof foundationContract>;

  constructor(name: string, context: FoundationContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:foundation:Foundation", name, {}, opts);
    const provider = createKubernetesProvider(this, name, context);
    const definitions = createMonitoringDefinitions(this, name, provider);
    const priorities = createPriorityClasses(this, name, provider);
    const namespaces = createNamespaces(this, name, context, provider, definitions);
    const dataKey = createDataKey(this, name, context);
    const fileSystem = createFileSystem(this, name, context, dataKey);
    const storageClasses = createStorageClasses(this, name, context, provider, { dataKey, fileSystem });
    const snapshotClass = createSnapshotClass(this, name, provider);
    createDailySnapshots(this, name, context, dataKey);
    const autoscalers = createPodAutoscalers(this, name, context, {
      provider,
      namespaces,
      dependsOn: [definitions, ...priorities],
    });
    this.outputs = {
      namespaces,
      storageClassNames: pulumi.all(storageClasses.map(({ metadata }) => metadata.name)),
      volumeSnapshotClassName: snapshotClass.metadata.name,
      priorityClassNames: pulumi.all(priorities.map(({ metadata }) => metadata.name)),
      dataVolumeKeyArn: dataKey.keyArn,
      fileSystemId: fileSystem.fileSystemId,
      fileSystemArn: fileSystem.fileSystemArn,
      podAutoscalerReleases: autoscalers,
    };
    this.registerOutputs(this.outputs);
  }
}
