/** Storage classes that the cluster component creates on request. */
import type * as eks from "@pulumi/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

type StorageClassArgs = eks.types.input.StorageClassArgs;

/** A bare volume type stands for one class of that type, which is the default. */
export function storageClassArgs(given: eks.ClusterArgs["storageClasses"]): Record<string, StorageClassArgs> {
  return typeof given === "string" ? { [given]: { type: given, default: true } } : (given ?? {});
}

export function createStorageClasses(
  name: string,
  given: eks.ClusterArgs["storageClasses"],
  options: pulumi.CustomResourceOptions,
): Record<string, kubernetes.storage.v1.StorageClass> {
  return Object.fromEntries(
    Object.entries(storageClassArgs(given)).map(([key, args]) => [
      key,
      createStorageClass(`${name.toLowerCase()}-${key}`, args, options),
    ]),
  );
}

function createStorageClass(
  name: string,
  args: StorageClassArgs,
  options: pulumi.CustomResourceOptions,
): kubernetes.storage.v1.StorageClass {
  return new kubernetes.storage.v1.StorageClass(
    name,
    {
      metadata: pulumi.all([args.metadata, args.default]).apply(([metadata, isDefault]) => ({
        ...metadata,
        ...(isDefault
          ? {
              annotations: {
                ...metadata?.annotations,
                "storageclass.kubernetes.io/is-default-class": "true",
              },
            }
          : {}),
      })),
      provisioner: "kubernetes.io/aws-ebs",
      parameters: pulumi
        .all([args.type, args.zones, args.iopsPerGb, args.encrypted, args.kmsKeyId])
        .apply(([type, zones, iopsPerGb, encrypted, kmsKeyId]) => ({
          type,
          ...(zones ? { zones: zones.join(", ") } : {}),
          ...(iopsPerGb ? { iopsPerGb: String(iopsPerGb) } : {}),
          ...(encrypted ? { encrypted: String(encrypted) } : {}),
          ...(kmsKeyId ? { kmsKeyId } : {}),
        })),
      allowVolumeExpansion: args.allowVolumeExpansion,
      mountOptions: args.mountOptions,
      reclaimPolicy: args.reclaimPolicy,
      volumeBindingMode: args.volumeBindingMode,
    },
    options,
  );
}
