/** Security groups for pods: the CNI must give branch interfaces, and the nodes must be able to have them. */
import { instanceType } from "@drydock/core/catalogue";
import { called, isKind } from "../kubernetes/objects.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import type { NodePool } from "../platform/pools.ts";

const hasNoTrunk = (type: string): boolean => instanceType(type)?.branchInterfaces === 0;

/** A plan in which no pod has security groups of its own has nothing to find: what kind its nodes are does not matter then. */
export const podInterfaces: Check = {
  id: "wiring/PodInterfaces",
  explanation:
    "Pods with security groups of their own get branch interfaces. With the setting off they silently have the node's groups; nodes without a trunk interface, T types among them, never take such pods.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html",
  find: ({ objects, cni, pools, byUrn }): Found[] => {
    const [policy] = objects.filter((object) =>
      isKind(object, "vpcresources.k8s.aws", "SecurityGroupPolicy"),
    );
    const subject = policy && byUrn(policy.urn);
    if (!subject) return [];
    if (!cni.podInterfaces) {
      return [
        {
          status: "fail",
          subject,
          message: `${called(policy)} has no effect: the CNI gives pods no interfaces of their own`,
          evidence: "ENABLE_POD_ENI of the vpc-cni add-on is not true",
          remediation: "turn securityGroupsForPods on, or remove the policy",
          environmentPath: "cluster.networking.securityGroupsForPods",
        },
      ];
    }
    const without = pools.filter(({ instanceTypes }) => instanceTypes.some(hasNoTrunk));
    return without.length === 0 ? [] : [noTrunk(called(policy), subject, without)];
  },
};

function noTrunk(policy: string, subject: Found["subject"], pools: readonly NodePool[]): Found {
  const types = pools.flatMap(({ instanceTypes }) => instanceTypes.filter(hasNoTrunk));
  return {
    status: "warn",
    subject,
    message: `pods of ${policy} cannot run in ${listed(pools.map(({ name }) => name))}`,
    evidence: `${listed(types)} have no trunk interface`,
    remediation: "make sure that other pools take these pods, or use other instance types",
    environmentPath: "nodePools",
  };
}
