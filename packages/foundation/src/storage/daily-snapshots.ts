/**
 * Daily snapshots by Amazon Data Lifecycle Manager: of every volume with the cluster's tag, also of claims that nobody
 * thought of, and while the cluster itself is broken.
 */
import { partitionOf } from "@drydock/core/naming";
import type { EncryptionKey } from "@drydock/encryption-key";
import { policyDocument } from "@drydock/workload-identity";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { createSnapshotCopies } from "./snapshot-copies.ts";
import {
  lifecycleTrust,
  type SnapshotCopies,
  snapshotCopyStatements,
  snapshotStatements,
} from "./snapshot-permissions.ts";
import { SNAPSHOT_TAG } from "./snapshot-tag.ts";

export function createDailySnapshots(
  parent: pulumi.Resource,
  name: string,
  context: FoundationContext,
  dataKey: EncryptionKey,
): aws.dlm.LifecyclePolicy {
  const copies = createSnapshotCopies(parent, name, context, dataKey);
  const role = createRole(parent, name, context);
  const permissions = createPermissions(parent, name, context, role, copies);
  return createPolicy(parent, name, context, role, permissions, copies);
}

function createRole(
  parent: pulumi.Resource,
  name: string,
  { environment, region, accountId }: FoundationContext,
): aws.iam.Role {
  return new aws.iam.Role(
    `${name}-daily-snapshots-role`,
    {
      description: `Data Lifecycle Manager takes daily snapshots of the volumes of ${environment}.`,
      assumeRolePolicy: lifecycleTrust({ partition: partitionOf(region), region, accountId }),
    },
    { parent },
  );
}

function createPermissions(
  parent: pulumi.Resource,
  name: string,
  { region, accountId, upstream }: FoundationContext,
  role: aws.iam.Role,
  copies: SnapshotCopies | undefined,
): aws.iam.RolePolicy {
  const place = { partition: partitionOf(region), region, accountId };
  const tagged = [SNAPSHOT_TAG, upstream.cluster.clusterName] as const;
  return new aws.iam.RolePolicy(
    `${name}-daily-snapshots-policy`,
    {
      role: role.name,
      policy: policyDocument([
        ...snapshotStatements(place, ...tagged),
        ...(copies ? snapshotCopyStatements(place, ...tagged, copies) : []),
      ]),
    },
    { parent },
  );
}

function createPolicy(
  parent: pulumi.Resource,
  name: string,
  { environment, settings, upstream }: FoundationContext,
  role: aws.iam.Role,
  permissions: aws.iam.RolePolicy,
  copies: SnapshotCopies | undefined,
): aws.dlm.LifecyclePolicy {
  const { timeUtc, retainCount } = settings.storage.snapshots;
  return new aws.dlm.LifecyclePolicy(
    `${name}-daily-snapshots`,
    {
      description: `Daily snapshots of the volumes of ${environment}`,
      executionRoleArn: role.arn,
      state: "ENABLED",
      policyDetails: {
        resourceTypes: ["VOLUME"],
        targetTags: { [SNAPSHOT_TAG]: upstream.cluster.clusterName },
        schedules: [
          {
            name: "daily",
            createRule: { interval: 24, intervalUnit: "HOURS", times: timeUtc },
            retainRule: { count: retainCount },
            // The driver restores only from snapshots that carry its own tag, and people find theirs by the claim's.
            copyTags: true,
            crossRegionCopyRules: copies ? [copyRule(copies, retainCount)] : [],
          },
        ],
      },
    },
    { parent, dependsOn: [permissions] },
  );
}

/** Copies are kept by age only: as many days as there are daily snapshots. */
function copyRule({ region, copyKeyArn }: SnapshotCopies, days: number) {
  return {
    target: region,
    encrypted: true,
    cmkArn: copyKeyArn,
    copyTags: true,
    retainRule: { interval: days, intervalUnit: "DAYS" },
  };
}
