/** Access entries: the only way into the Kubernetes API. */
import type { HardenedCluster } from "@drydock/hardened-cluster";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "../context.ts";
import { partitionOf } from "@drydock/core/naming";
import { accessPolicyArn, plannedAccess, type PlannedAccess } from "./access-plan.ts";

/** Returns what has to exist before anybody can create an object in the cluster. */
export function createAccessEntries(
  parent: pulumi.Resource,
  name: string,
  { settings, region }: ClusterContext,
  control: HardenedCluster,
): pulumi.Resource[] {
  return plannedAccess(settings.cluster.access).flatMap((access) => {
    const entry = createEntry(parent, name, control, access);
    return [entry, ...associatePolicies(parent, name, partitionOf(region), entry, access)];
  });
}

function createEntry(
  parent: pulumi.Resource,
  name: string,
  control: HardenedCluster,
  access: PlannedAccess,
): aws.eks.AccessEntry {
  return new aws.eks.AccessEntry(
    `${name}-${access.name}-access`,
    {
      clusterName: control.clusterName,
      principalArn: access.principalArn,
      kubernetesGroups: [...access.kubernetesGroups],
      type: "STANDARD",
    },
    { parent },
  );
}

function associatePolicies(
  parent: pulumi.Resource,
  name: string,
  partition: string,
  entry: aws.eks.AccessEntry,
  access: PlannedAccess,
): aws.eks.AccessPolicyAssociation[] {
  return access.policies.map(
    ({ policy, scope }) =>
      new aws.eks.AccessPolicyAssociation(
        `${name}-${access.name}-${policy}`,
        {
          clusterName: entry.clusterName,
          principalArn: entry.principalArn,
          policyArn: accessPolicyArn(partition, policy),
          accessScope: scope.type === "cluster" ? scope : { type: scope.type, namespaces: scope.namespaces },
        },
        { parent, dependsOn: [entry] },
      ),
  );
}
