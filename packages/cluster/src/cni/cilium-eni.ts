/** Cilium in ENI mode, in place of the VPC CNI and of kube-proxy. */
import type { ClusterSettings } from "@drydock/core/environment";
import { HelmAddon } from "@drydock/helm-addon";
import { WorkloadIdentity } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "../context.ts";
import { pinnedChart } from "../plan.ts";
import { ciliumValues } from "./cilium-values.ts";
import type { CniHost } from "./cni.ts";
import { interfacePlace, interfaceStatements } from "./interface-statements.ts";

type CiliumSettings = Extract<ClusterSettings["networking"], { cni: "CiliumEni" }>;

/** What the operator reads: https://docs.cilium.io/en/stable/network/concepts/ipam/eni/#required-privileges */
const DESCRIBE = [
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeManagedPrefixLists",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
  "ec2:DescribeVpcs",
] as const;

export function createCiliumEni(
  parent: pulumi.Resource,
  name: string,
  context: ClusterContext,
  { control, provider, agent }: CniHost,
  settings: CiliumSettings,
): HelmAddon {
  const identity = createIdentity(parent, name, context, control);
  return new HelmAddon(
    `${name}-cilium`,
    {
      ...pinnedChart("cilium"),
      releaseName: "cilium",
      namespace: "kube-system",
      values: values(context, control, settings),
      // There are no nodes yet, and none any more when it is removed.
      skipAwait: true,
      skipHooks: true,
    },
    { parent, providers: [provider], dependsOn: [identity, agent] },
  );
}

/** The operator alone calls EC2; agents have no AWS permissions. */
function createIdentity(
  parent: pulumi.Resource,
  name: string,
  context: ClusterContext,
  { clusterName, clusterArn }: CniHost["control"],
): WorkloadIdentity {
  return new WorkloadIdentity(
    `${name}-cilium-identity`,
    {
      clusterName,
      clusterArn,
      namespace: "kube-system",
      serviceAccount: "cilium-operator",
      statements: interfaceStatements(interfacePlace(context), DESCRIBE),
      association: "Direct",
    },
    { parent },
  );
}

function values(
  { upstream }: ClusterContext,
  control: CniHost["control"],
  { prefixDelegation }: CiliumSettings,
): pulumi.Output<Record<string, unknown>> {
  return pulumi
    .all([control.clusterName, control.endpoint, upstream.network.podSubnetIds])
    .apply(([clusterName, endpoint, podSubnets]) =>
      ciliumValues({ clusterName, endpoint, podSubnetIds: Object.values(podSubnets) }, prefixDelegation),
    );
}
