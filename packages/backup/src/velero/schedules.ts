/** Series of backups. */
import type { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { BackupContext } from "../context.ts";
import { timeToLive } from "../plan.ts";
import { SNAPSHOT_LOCATION, STORAGE_LOCATION } from "./values.ts";

/** Names of the schedules, known once they are there. */
export function createSchedules(
  parent: pulumi.Resource,
  name: string,
  { settings }: BackupContext,
  provider: k8s.Provider,
  velero: HelmAddon,
): pulumi.Output<string>[] {
  const { schedules, namespaces } = settings.backup;
  return Object.entries(schedules).map(
    ([schedule, { cron, keepHours }]) =>
      new k8s.apiextensions.CustomResource(
        `${name}-schedule-${schedule}`,
        {
          apiVersion: "velero.io/v1",
          kind: "Schedule",
          metadata: { name: schedule, namespace: velero.namespace },
          spec: {
            schedule: cron,
            // Backups stay when the schedule goes.
            useOwnerReferencesInBackup: false,
            template: {
              includedNamespaces: [...namespaces],
              snapshotVolumes: true,
              storageLocation: STORAGE_LOCATION,
              volumeSnapshotLocations: [SNAPSHOT_LOCATION],
              ttl: timeToLive(keepHours),
            },
          },
        },
        { parent, provider, dependsOn: [velero] },
      ).metadata.name,
  );
}
