/**
 * Daily snapshots by Amazon Data Lifecycle Manager: of every volume with the cluster's tag, also of claims that nobody
 * thought of, and while the cluster itself is broken.
 */
import { partitionOf } from "@drydock/core/naming";
import { policyDocument } from "@drydock/workload-identity";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { FoundationContext } from "../context.ts";
import { lifecycleTrust, snapshotStatements } from "./snapshot-permissions.ts";
import { SNAPSHOT_TAG } from "./snapshot-tag.ts";

export function createDailySnapshots(
  parent: pulumi.Resource,
  name: string,
  context: FoundationContext,
): aws.dlm.LifecyclePolicy {
  const role = createRole(parent, name, context);
  const permissions = createPermissions(parent, name, context, role);
  return createPolicy(parent, name, context, role, permissions);
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
): aws.iam.RolePolicy {
  const place = { partition: partitionOf(region), region, accountId };
  return new aws.iam.RolePolicy(
    `${name}-daily-snapshots-policy`,
    {
      role: role.name,
      policy: policyDocument(snapshotStatements(place, SNAPSHOT_TAG, upstream.cluster.clusterName)),
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
          },
        ],
      },
    },
    { parent, dependsOn: [permissions] },
  );
}
