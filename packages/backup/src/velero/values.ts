/** Values of Velero's chart. */
import type { BackupSettings } from "@drydock/core/environment";
import type { Placement } from "@drydock/core/placement";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";

export interface VeleroSurroundings {
  readonly bucketName: string;
  readonly region: string;
  /** Bucket with copies of another environment's backups; read, and never written. Default: none. */
  readonly copiesBucketName?: string;
  /** Image of the plugin for AWS. */
  readonly plugin: string;
  readonly placement: Placement;
  readonly resources: BackupSettings["resources"];
}

/** Names that schedules, and people who restore, use. */
export const STORAGE_LOCATION = "aws-s3";
export const SNAPSHOT_LOCATION = "aws-ebs";
/** Where a standby finds the backups of the environment that it takes over from. */
export const COPIES_LOCATION = "copies";

const USER = 65_532;
const TMP = { name: "tmp", mountPath: "/tmp" } as const;

export function veleroValues(surroundings: VeleroSurroundings) {
  const { bucketName, region, copiesBucketName, plugin, placement, resources } = surroundings;
  const place = { provider: "aws", config: { region } };
  return {
    // The definitions are installed before; the chart's job for them would need rights over all definitions.
    upgradeCRDs: false,
    cleanUpCRDs: false,
    credentials: { useSecret: false },
    serviceAccount: { server: { create: true, name: "velero" } },
    configuration: {
      backupStorageLocation: [
        { name: STORAGE_LOCATION, bucket: bucketName, default: true, accessMode: "ReadWrite", ...place },
        ...(copiesBucketName === undefined
          ? []
          : [{ name: COPIES_LOCATION, bucket: copiesBucketName, accessMode: "ReadOnly", ...place }]),
      ],
      volumeSnapshotLocation: [{ name: SNAPSHOT_LOCATION, ...place }],
      defaultBackupStorageLocation: STORAGE_LOCATION,
      defaultVolumeSnapshotLocations: `aws:${SNAPSHOT_LOCATION}`,
    },
    snapshotsEnabled: true,
    deployNodeAgent: false,
    initContainers: [
      {
        name: "velero-plugin-for-aws",
        image: plugin,
        volumeMounts: [{ name: "plugins", mountPath: "/target" }],
        resources: { requests: { cpu: "10m", memory: "32Mi" }, limits: { memory: "128Mi" } },
        securityContext: { ...RESTRICTED_CONTAINER },
      },
    ],
    resources,
    podSecurityContext: { ...RESTRICTED_POD, runAsUser: USER, fsGroup: USER },
    containerSecurityContext: { ...RESTRICTED_CONTAINER },
    extraVolumes: [{ name: TMP.name, emptyDir: {} }],
    extraVolumeMounts: [TMP],
    priorityClassName: "platform-critical",
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    metrics: { enabled: true, serviceMonitor: { enabled: true, autodetect: false } },
  };
}
