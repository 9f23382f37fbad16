/** The storage classes of a cluster, as data. */
import type * as pulumi from "@pulumi/pulumi";

export interface StorageClassPlan {
  readonly name: string;
  readonly provisioner: string;
  readonly parameters?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly reclaimPolicy: "Delete" | "Retain";
  readonly volumeBindingMode: "Immediate" | "WaitForFirstConsumer";
  readonly allowVolumeExpansion: boolean;
  readonly mountOptions?: readonly string[];
  /** Smallest claim that EBS makes a volume of, or one as fast as the class says. */
  readonly smallestClaim?: string;
}

export interface StorageSurroundings {
  readonly fastSsd: { readonly iops: number; readonly throughputMiBps: number };
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly fileSystemId: pulumi.Input<string>;
  /** Tag that daily snapshots find volumes by, as key=value. */
  readonly snapshotTag: pulumi.Input<string>;
}

/** Class of claims that name none. */
export const DEFAULT_CLASS = "standard-ssd";

/** EBS gives a gp3 volume 500 IOPS for each GiB: https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const IOPS_PER_GIB = 500;

/** Smallest claim of fast-ssd: EBS refuses the IOPS of the class to a smaller one. */
export function smallestFastClaimGiB(iops: number): number {
  return Math.ceil(iops / IOPS_PER_GIB);
}

export function storageClassPlans(around: StorageSurroundings): StorageClassPlan[] {
  return [
    { ...blockClass(around, "gp3"), name: DEFAULT_CLASS, reclaimPolicy: "Delete" },
    {
      ...blockClass(around, "gp3", {
        iops: String(around.fastSsd.iops),
        throughput: String(around.fastSsd.throughputMiBps),
      }),
      name: "fast-ssd",
      reclaimPolicy: "Retain",
      smallestClaim: `${smallestFastClaimGiB(around.fastSsd.iops)}Gi`,
    },
    // Cold HDD: the cheapest blocks, for what is written once.
    {
      ...blockClass(around, "sc1"),
      name: "standard-hdd",
      reclaimPolicy: "Delete",
      smallestClaim: "125Gi",
    },
    fileClass(around, "shared-filesystem", "/shared"),
    fileClass(around, "nfs-storage", "/nfs"),
    {
      name: "local-ssd",
      provisioner: "kubernetes.io/no-provisioner",
      // A disk of the node: data is gone with it whatever the policy says.
      reclaimPolicy: "Delete",
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: false,
    },
  ];
}

/** Bound where the first pod runs: a volume of another zone could never be attached. */
function blockClass(
  { kmsKeyArn, snapshotTag }: StorageSurroundings,
  type: "gp3" | "sc1",
  performance: Readonly<Record<string, string>> = {},
): Omit<StorageClassPlan, "name" | "reclaimPolicy"> {
  return {
    provisioner: "ebs.csi.aws.com",
    parameters: {
      type,
      ...performance,
      encrypted: "true",
      kmsKeyId: kmsKeyArn,
      "csi.storage.k8s.io/fstype": "ext4",
      tagSpecification_1: snapshotTag,
    },
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  };
}

/** A directory of its own for each claim, which nobody but user and group 1000 can enter, whoever mounts it. */
function fileClass({ fileSystemId }: StorageSurroundings, name: string, basePath: string): StorageClassPlan {
  return {
    name,
    provisioner: "efs.csi.aws.com",
    parameters: {
      provisioningMode: "efs-ap",
      fileSystemId,
      directoryPerms: "700",
      uid: "1000",
      gid: "1000",
      basePath,
    },
    reclaimPolicy: "Retain",
    // In every zone at once, so there is nothing to wait for.
    volumeBindingMode: "Immediate",
    allowVolumeExpansion: false,
    mountOptions: ["tls"],
  };
}
