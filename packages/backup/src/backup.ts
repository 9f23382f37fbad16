/** Backups: a locked bucket with its copy, Velero and its schedules, and vaults for what AWS manages. */
import type { backupContract, ContractInputs } from "@drydock/core/contracts";
import * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "./context.ts";
import { createServiceBackups } from "./services/services.ts";
import { createStorage } from "./storage/storage.ts";
import { createKubernetesProvider } from "./velero/kubernetes.ts";
import { createSchedules } from "./velero/schedules.ts";
import { createVelero } from "./velero/velero.ts";

export class Backup extends pulumi.ComponentResource {
  readonly outputs: ContractInputs<typeof backupContract>;

  constructor(name: string, context: BackupContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:backup:Backup", name, {}, opts);
    const storage = createStorage(this, name, context);
    const provider = createKubernetesProvider(this, name, context);
    const velero = createVelero(this, name, context, provider, storage.primary);
    const schedules = createSchedules(this, name, context, provider, velero);
    const vaultArns = createServiceBackups(this, name, context, storage.copyProvider);
    this.outputs = {
      bucketNames: pulumi.all(storage.bucketNames),
      scheduleNames: pulumi.all(schedules),
      vaultArns: pulumi.all(vaultArns),
      namespace: velero.namespace,
    };
    this.registerOutputs(this.outputs);
  }
}
