/** AWS permissions of a CNI that gives pods addresses of the VPC: network interfaces of this VPC, and no others. */
import { clusterName } from "@drydock/core/naming";
import type { PolicyStatement } from "@drydock/workload-identity";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "../context.ts";
import { partitionOf } from "@drydock/core/naming";

export interface InterfacePlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** Physical name: part of the tag that EKS and Karpenter put on the cluster's instances. */
  readonly clusterName: string;
  readonly vpcId: pulumi.Input<string>;
}

export function interfacePlace({ environment, region, accountId, upstream }: ClusterContext): InterfacePlace {
  return {
    partition: partitionOf(region),
    region,
    accountId,
    clusterName: clusterName(environment),
    vpcId: upstream.network.vpcId,
  };
}

/**
 * `describe` is what the CNI reads, action by action. The condition keys are those of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function interfaceStatements(place: InterfacePlace, describe: readonly string[]): PolicyStatement[] {
  const ec2 = `arn:${place.partition}:ec2:${place.region}:${place.accountId}`;
  const all = (type: string): string => `${ec2}:${type}/*`;
  const inVpc = { ArnEquals: { "ec2:Vpc": pulumi.interpolate`${ec2}:vpc/${place.vpcId}` } };
  const ofCluster = {
    StringEquals: { [`aws:ResourceTag/kubernetes.io/cluster/${place.clusterName}`]: "owned" },
  };
  return [
    {
      sid: "ReadNetwork",
      actions: describe,
      resources: ["*"],
      anyResourceBecause: "EC2 describe actions have no resource-level permission",
    },
    {
      sid: "CreateInterfaces",
      actions: ["ec2:CreateNetworkInterface"],
      resources: [all("network-interface")],
    },
    {
      sid: "CreateInterfacesInVpc",
      actions: ["ec2:CreateNetworkInterface"],
      resources: [all("subnet"), all("security-group")],
      conditions: inVpc,
    },
    {
      sid: "ManageInterfacesOfVpc",
      actions: [
        "ec2:AssignPrivateIpAddresses",
        "ec2:UnassignPrivateIpAddresses",
        "ec2:AttachNetworkInterface",
        "ec2:DetachNetworkInterface",
        "ec2:DeleteNetworkInterface",
        "ec2:ModifyNetworkInterfaceAttribute",
      ],
      resources: [all("network-interface")],
      conditions: inVpc,
    },
    {
      sid: "SecurityGroupsOfVpc",
      actions: ["ec2:ModifyNetworkInterfaceAttribute"],
      resources: [all("security-group")],
      conditions: inVpc,
    },
    {
      sid: "AttachToNodes",
      actions: [
        "ec2:AttachNetworkInterface",
        "ec2:DetachNetworkInterface",
        "ec2:ModifyNetworkInterfaceAttribute",
      ],
      resources: [all("instance")],
      conditions: ofCluster,
    },
    { sid: "TagInterfaces", actions: ["ec2:CreateTags"], resources: [all("network-interface")] },
  ];
}
