/** Roles of the add-ons' service accounts. */
import { type PolicyStatement, WorkloadIdentity } from "@drydock/workload-identity";
import type * as pulumi from "@pulumi/pulumi";
import type { NodePoolsContext } from "../context.ts";
import type { AddonAfterNodes } from "./configuration.ts";
import { ebsStatements } from "./ebs-permissions.ts";
import { efsStatements } from "./efs-permissions.ts";
import { iamPlace } from "./iam-place.ts";

interface AddonIdentity {
  readonly serviceAccount: string;
  readonly statements: readonly PolicyStatement[];
}

/** Add-ons that call AWS; CoreDNS, the snapshot controller and metrics-server do not. */
function identityOf(addon: AddonAfterNodes, context: NodePoolsContext): AddonIdentity | undefined {
  const place = iamPlace(context);
  if (addon === "aws-ebs-csi-driver") {
    const { clusterName } = context.upstream.cluster;
    return { serviceAccount: "ebs-csi-controller-sa", statements: ebsStatements(place, clusterName) };
  }
  if (addon === "aws-efs-csi-driver") {
    return { serviceAccount: "efs-csi-controller-sa", statements: efsStatements(place) };
  }
  return undefined;
}

export function createAddonIdentity(
  parent: pulumi.Resource,
  name: string,
  context: NodePoolsContext,
  addon: AddonAfterNodes,
): WorkloadIdentity | undefined {
  const identity = identityOf(addon, context);
  if (!identity) return undefined;
  const { clusterName, clusterArn } = context.upstream.cluster;
  return new WorkloadIdentity(
    name,
    { clusterName, clusterArn, namespace: "kube-system", association: "Addon", ...identity },
    { parent },
  );
}
