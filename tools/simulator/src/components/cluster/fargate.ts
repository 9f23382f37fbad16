/** The Fargate profile of a cluster that asks for one. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { Partition } from "./roles.ts";
import { ServiceRole } from "./service-role.ts";
import { workerSubnets } from "./worker-subnets.ts";

export interface FargateArgs {
  readonly args: eks.ClusterArgs;
  readonly clusterName: pulumi.Input<string>;
  readonly subnetIds: pulumi.Output<string[]>;
  readonly partition: Partition;
  readonly dependsOn: pulumi.Resource[];
}

/** Pods of these namespaces run on Fargate unless the program selects others. */
const DEFAULT_SELECTORS = [{ namespace: "default" }, { namespace: "kube-system" }];

/** Whether there is one may only be known once other resources are. */
export function createFargateProfile(
  name: string,
  of: FargateArgs,
  parent: pulumi.Resource,
): pulumi.Output<aws.eks.FargateProfile | undefined> {
  return pulumi
    .output(of.args.fargate)
    .apply((asked) => (asked ? createProfile(name, asked === true ? {} : asked, of, parent) : undefined));
}

function createProfile(
  name: string,
  given: pulumi.Unwrap<eks.types.input.FargateProfileArgs>,
  { args, clusterName, subnetIds, partition, dependsOn }: FargateArgs,
  parent: pulumi.Resource,
): aws.eks.FargateProfile {
  return new aws.eks.FargateProfile(
    profileName(name),
    {
      clusterName,
      podExecutionRoleArn: given.podExecutionRoleArn ?? createPodRole(name, args, partition, parent),
      selectors: given.selectors ?? DEFAULT_SELECTORS,
      subnetIds: subnetIds.apply((ofCluster) =>
        workerSubnets(given.subnetIds?.length ? given.subnetIds : ofCluster, parent),
      ),
    },
    { parent, dependsOn },
  );
}

function createPodRole(
  name: string,
  { tags }: eks.ClusterArgs,
  { partition }: Partition,
  parent: pulumi.Resource,
): pulumi.Output<string> {
  const role = new ServiceRole(
    `${name}-podExecutionRole`,
    {
      service: "eks-fargate-pods.amazonaws.com",
      policies: ["AmazonEKSFargatePodExecutionRolePolicy"],
      partition,
      tags,
    },
    { parent },
  );
  return role.attachedRole.apply(({ arn }) => arn);
}

/** EKS reserves names that begin with eks-. */
export function profileName(name: string): string {
  return name === "eks" || /^eks-/i.test(name)
    ? `${name.replace("-", "_")}fargateProfile`
    : `${name}-fargateProfile`;
}
