/** Amazon VPC CNI: every pod has an address of the VPC. */
import { type AddonConfiguration, EksAddon } from "@drydock/eks-addon";
import { WorkloadIdentity } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "../context.ts";
import { pinnedAddonVersion } from "../plan.ts";
import type { CniHost } from "./cni.ts";
import { interfacePlace, interfaceStatements } from "./interface-statements.ts";
import { type VpcCniChoice, vpcCniConfiguration } from "./vpc-cni-configuration.ts";

/** What ipamd reads: https://github.com/aws/amazon-vpc-cni-k8s/blob/master/docs/iam-policy.md */
const DESCRIBE = [
  "ec2:DescribeInstances",
  "ec2:DescribeInstanceTypes",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeTags",
] as const;

export function createVpcCni(
  parent: pulumi.Resource,
  name: string,
  context: ClusterContext,
  { control, agent }: CniHost,
  choice: VpcCniChoice,
): EksAddon {
  const identity = createIdentity(parent, name, context, control);
  return new EksAddon(
    `${name}-vpc-cni`,
    {
      clusterName: control.clusterName,
      addonName: "vpc-cni",
      addonVersion: pinnedAddonVersion(context.settings.cluster, "vpc-cni"),
      configuration: configuration(context, control, choice),
      podIdentityAssociations: [identity.addonAssociation],
    },
    { parent, dependsOn: [agent] },
  );
}

function createIdentity(
  parent: pulumi.Resource,
  name: string,
  context: ClusterContext,
  { clusterName, clusterArn }: CniHost["control"],
): WorkloadIdentity {
  return new WorkloadIdentity(
    `${name}-vpc-cni-identity`,
    {
      clusterName,
      clusterArn,
      namespace: "kube-system",
      serviceAccount: "aws-node",
      statements: interfaceStatements(interfacePlace(context), DESCRIBE),
      association: "Addon",
    },
    { parent },
  );
}

function configuration(
  { settings, upstream, region }: ClusterContext,
  control: CniHost["control"],
  choice: VpcCniChoice,
): pulumi.Input<AddonConfiguration> {
  if (settings.network.podCidrBlock === undefined) return vpcCniConfiguration(choice, undefined);
  return pulumi
    .all([upstream.network.podSubnetIds, control.clusterSecurityGroupId])
    .apply(([subnetIds, securityGroupId]) =>
      vpcCniConfiguration(choice, { region, subnetIds, securityGroupId }),
    );
}
