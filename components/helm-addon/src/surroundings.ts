/** What stands before the pods of a chart start: their AWS permissions, and the rules of their traffic. */
import * as k8s from "@pulumi/kubernetes";
import { type PolicyStatement, WorkloadIdentity } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";
import type { HelmAddonArgs } from "./helm-addon.ts";

/** AWS permissions of one service account of the chart, through EKS Pod Identity. */
export interface AddonIdentity {
  readonly clusterName: pulumi.Input<string>;
  readonly clusterArn: pulumi.Input<string>;
  /** Service account that the chart's pods run as, in the namespace of the release. */
  readonly serviceAccount: string;
  /** What it may do, action by action. */
  readonly statements?: readonly PolicyStatement[];
  /** Policies that AWS keeps, for what statements cannot say better. */
  readonly managedPolicyArns?: readonly pulumi.Input<string>[];
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/**
 * Roles by service account. Pod Identity gives credentials to pods that start after the association: the release
 * waits for it.
 */
export function createIdentities(
  parent: pulumi.Resource,
  name: string,
  { identities = [], namespace }: HelmAddonArgs,
): ReadonlyMap<string, WorkloadIdentity> {
  return new Map(
    identities.map((identity) => [
      identity.serviceAccount,
      new WorkloadIdentity(
        `${name}-${identity.serviceAccount}`,
        { ...identity, namespace, association: "Direct" },
        { parent },
      ),
    ]),
  );
}

/** A pod that starts before its policy is behind the namespace's default alone, and fails its first calls. */
export function createNetworkPolicies(
  parent: pulumi.Resource,
  name: string,
  { networkPolicies = {}, namespace }: HelmAddonArgs,
): k8s.networking.v1.NetworkPolicy[] {
  return Object.entries(networkPolicies).map(
    ([policy, spec]) =>
      new k8s.networking.v1.NetworkPolicy(
        `${name}-network-policy-${policy}`,
        { metadata: { name: policy, namespace }, spec },
        { parent },
      ),
  );
}
