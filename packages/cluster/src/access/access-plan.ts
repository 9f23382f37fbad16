/** Who may use the Kubernetes API, from the environment's settings. */
import type { AccessEntrySettings, ClusterSettings } from "@drydock/core/environment";

export interface PlannedAccess {
  /** `deployer`, or `entry-` and the entry's name in the environment file: the two never meet. */
  readonly name: string;
  readonly principalArn: string;
  readonly kubernetesGroups: readonly string[];
  readonly policies: AccessEntrySettings["policies"];
}

/**
 * The deployer and then the environment's entries in the order of their names. The deployer is the only
 * cluster-admin that the platform makes: EKS gives the creator none, and somebody has to create the rest.
 */
export function plannedAccess({ deployerRoleArn, entries }: ClusterSettings["access"]): PlannedAccess[] {
  const people = Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => ({ name: `entry-${name}`, ...entry }));
  return [deployer(deployerRoleArn), ...people];
}

function deployer(principalArn: string): PlannedAccess {
  return {
    name: "deployer",
    principalArn,
    kubernetesGroups: [],
    policies: [{ policy: "AmazonEKSClusterAdminPolicy", scope: { type: "cluster" } }],
  };
}

/** ARN of an access policy: https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html */
export function accessPolicyArn(partition: string, policy: string): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/${policy}`;
}
