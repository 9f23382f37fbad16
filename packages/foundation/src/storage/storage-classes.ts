/** Storage classes in the cluster. */
import type { EncryptionKey } from "@drydock/encryption-key";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { DEFAULT_CLASS, storageClassPlans } from "./classes.ts";
import type { FileSystem } from "./file-system.ts";
import { SNAPSHOT_TAG } from "./snapshot-tag.ts";

export interface Storage {
  readonly dataKey: EncryptionKey;
  readonly fileSystem: FileSystem;
}

/** For people who read the class; Kubernetes does not. */
const SMALLEST_CLAIM = "drydock/smallest-claim";
const IS_DEFAULT = "storageclass.kubernetes.io/is-default-class";

export function createStorageClasses(
  parent: pulumi.Resource,
  name: string,
  { settings, upstream }: FoundationContext,
  provider: k8s.Provider,
  { dataKey, fileSystem }: Storage,
): k8s.storage.v1.StorageClass[] {
  const plans = storageClassPlans({
    fastSsd: settings.storage.fastSsd,
    kmsKeyArn: dataKey.keyArn,
    fileSystemId: fileSystem.fileSystemId,
    snapshotTag: pulumi.interpolate`${SNAPSHOT_TAG}=${upstream.cluster.clusterName}`,
  });
  return plans.map(
    ({ name: className, smallestClaim, ...plan }) =>
      new k8s.storage.v1.StorageClass(
        `${name}-class-${className}`,
        {
          metadata: {
            name: className,
            annotations: {
              [IS_DEFAULT]: String(className === DEFAULT_CLASS),
              ...(smallestClaim === undefined ? {} : { [SMALLEST_CLAIM]: smallestClaim }),
            },
          },
          ...plan,
          mountOptions: plan.mountOptions && [...plan.mountOptions],
        },
        { parent, provider },
      ),
  );
}
