/** Self-managed nodes: a launch template and an Auto Scaling group. A cluster's default group, and `NodeGroupV2`. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { CoreData } from "../cluster/core.ts";
import { createNodeSecurityGroup } from "../cluster/security-groups.ts";
import { workerSubnets } from "../cluster/worker-subnets.ts";
import { selfManagedProblems } from "./self-managed-refusals.ts";
import { createSelfManagedTemplate } from "./self-managed-template.ts";

export type SelfManagedArgs = Omit<eks.NodeGroupV2Args, "cluster">;

export interface SelfManagedNodes {
  readonly autoScalingGroup: aws.autoscaling.Group;
  readonly nodeSecurityGroup: pulumi.Input<aws.ec2.SecurityGroup> | undefined;
  readonly nodeSecurityGroupId: pulumi.Input<string>;
}

/** @throws Error with every reason why the arguments cannot be used. */
export function createSelfManagedNodes(
  name: string,
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
  parent: pulumi.Resource,
): SelfManagedNodes {
  const problems = selfManagedProblems(args);
  if (problems.length > 0) throw new Error(problems.join("; "));
  const security = nodeSecurity(name, args, core, parent);
  const template = createSelfManagedTemplate(name, args, core, security, parent);
  const autoScalingGroup = createAutoScalingGroup(name, args, core, template, parent);
  return { autoScalingGroup, nodeSecurityGroup: security.group, nodeSecurityGroupId: security.groupId };
}

export interface NodeSecurity {
  readonly group: pulumi.Input<aws.ec2.SecurityGroup> | undefined;
  readonly groupId: pulumi.Input<string>;
  /** What nodes must not start before: the rule that lets them reach the cluster. */
  readonly ingressRuleId: pulumi.Input<string>;
}

/** A group of its own where none is given, even if the cluster skips its default groups. */
function nodeSecurity(
  name: string,
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
  parent: pulumi.Resource,
): NodeSecurity {
  const group = args.nodeSecurityGroup;
  const givenId = group ? pulumi.output(group).apply(({ id }) => id) : args.nodeSecurityGroupId;
  if (givenId) {
    const rule = args.clusterIngressRule;
    const ruleId = rule ? pulumi.output(rule).apply(({ id }) => id) : args.clusterIngressRuleId;
    return { group, groupId: unlessTagged(givenId, core), ingressRuleId: ruleId ?? "" };
  }
  const made = createNodeSecurityGroup(
    name,
    {
      vpcId: core.apply(({ vpcId }) => vpcId),
      clusterName: core.apply(({ cluster }) => cluster.name),
      clusterSecurityGroupId: core.apply(
        ({ clusterSecurityGroup, cluster }) =>
          clusterSecurityGroup?.id ?? cluster.vpcConfig.apply((config) => config.clusterSecurityGroupId),
      ),
      tags: [
        core.apply(({ nodeSecurityGroupTags }) => nodeSecurityGroupTags),
        core.apply(({ tags }) => tags),
      ],
    },
    parent,
  );
  return { group: made.group, groupId: made.group.id, ingressRuleId: made.clusterIngressRule.id };
}

/** @throws Error when another group than the cluster's is given, and the cluster names tags for its own. */
function unlessTagged(groupId: pulumi.Input<string>, core: pulumi.Output<CoreData>): pulumi.Output<string> {
  const ofCluster = core.apply(({ nodeGroupOptions }) => nodeGroupOptions.nodeSecurityGroup?.id);
  return pulumi
    .all([groupId, ofCluster, core.apply(({ nodeSecurityGroupTags }) => nodeSecurityGroupTags)])
    .apply(([id, clusterGroupId, tags]) => {
      if (tags && clusterGroupId && clusterGroupId !== id) {
        throw new Error("nodeSecurityGroup and the cluster's nodeSecurityGroupTags: give one of them");
      }
      return id;
    });
}

function createAutoScalingGroup(
  name: string,
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
  template: aws.ec2.LaunchTemplate,
  parent: pulumi.Resource,
): aws.autoscaling.Group {
  const waitFor = core.apply(({ vpcCni, eksNodeAccess }) =>
    [vpcCni, eksNodeAccess].filter((resource) => resource !== undefined),
  ) as pulumi.Output<pulumi.Resource[]>;
  return new aws.autoscaling.Group(
    name,
    {
      minSize: args.minSize ?? 1,
      maxSize: args.maxSize ?? 2,
      desiredCapacity: args.desiredCapacity ?? 2,
      launchTemplate: { name: template.name, version: template.latestVersion.apply(String) },
      vpcZoneIdentifiers: args.nodeSubnetIds ?? subnetIdsOf(core, parent),
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: args.minRefreshPercentage ?? 50 },
      },
      tags: groupTags(args, core),
    },
    {
      parent,
      dependsOn: waitFor,
      ...(args.ignoreScalingChanges ? { ignoreChanges: ["desiredCapacity"] } : {}),
    },
  );
}

function subnetIdsOf(core: pulumi.Output<CoreData>, parent: pulumi.Resource): pulumi.Output<string[]> {
  return core.apply(({ privateSubnetIds, publicSubnetIds, subnetIds }) => {
    const given = privateSubnetIds ?? publicSubnetIds;
    return given ? Promise.resolve(given) : workerSubnets(subnetIds, parent);
  });
}

function groupTags(
  args: SelfManagedArgs,
  core: pulumi.Output<CoreData>,
): pulumi.Output<aws.types.input.autoscaling.GroupTag[]> {
  return pulumi
    .all([core.apply(({ cluster }) => cluster.name), args.autoScalingGroupTags])
    .apply(([clusterName, own]) =>
      [
        ...Object.entries(own ?? {}),
        [`kubernetes.io/cluster/${clusterName}`, "owned"] as const,
        ["Name", `${clusterName}-worker`] as const,
      ].map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
    );
}
