/** Add-ons of EKS that need a node to run on: without one they stay DEGRADED, and the provider gives up on them. */
import type { Account } from "../account/account.ts";
import { flag, number, object } from "../account/input.ts";
import { EKS_CLUSTER } from "../resource-types/tokens.ts";
import { INSTANCE } from "./controllers/types.ts";
import type { State } from "./state.ts";

const ADDON = "aws:eks/addon:Addon";

/**
 * Those that run as Deployments; the others run as DaemonSets, which are satisfied with no node.
 * https://docs.aws.amazon.com/eks/latest/userguide/workloads-add-ons-available-eks.html
 */
const NEEDS_NODES = new Set([
  "aws-ebs-csi-driver",
  "aws-efs-csi-driver",
  "cert-manager",
  "coredns",
  "external-dns",
  "kube-state-metrics",
  "metrics-server",
  "snapshot-controller",
]);

/** Whether EKS would report the add-on as DEGRADED, for InsufficientNumberOfReplicas. */
export function isDegraded(type: string, { inputs }: Pick<State, "inputs">, account: Account): boolean {
  if (type !== ADDON || !NEEDS_NODES.has(String(inputs["addonName"]))) return false;
  return !hasNodes(inputs["clusterName"], account);
}

function hasNodes(cluster: unknown, account: Account): boolean {
  const ofCluster = (type: string) =>
    account.all(type).filter(({ inputs }) => inputs["clusterName"] === cluster);
  return (
    ofCluster("aws:eks/nodeGroup:NodeGroup").some(
      ({ inputs }) => (number(object(inputs, "scalingConfig"), "desiredSize") ?? 0) > 0,
    ) ||
    ofCluster("aws:eks/fargateProfile:FargateProfile").length > 0 ||
    // EKS Auto Mode starts nodes for the pods that wait.
    account
      .where(EKS_CLUSTER, "name", cluster)
      .some(({ inputs }) => flag(object(inputs, "computeConfig"), "enabled") === true) ||
    account
      .all(INSTANCE)
      .some(({ inputs }) => object(inputs, "tags")?.[`kubernetes.io/cluster/${String(cluster)}`] === "owned")
  );
}
