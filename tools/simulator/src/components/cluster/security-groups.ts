/** The component's own security groups: one for the control plane, one for nodes, and the rules between them. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import type { RemoteComponent } from "../remote-component.ts";
import { mergedTags, type Tags } from "../tags.ts";

interface ClusterGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly tags: Tags | undefined;
  readonly clusterSecurityGroupTags: Tags | undefined;
}

const ANYWHERE = { fromPort: 0, toPort: 0, protocol: "-1", cidrBlocks: ["0.0.0.0/0"] };

export function createClusterSecurityGroup(
  name: string,
  args: ClusterGroupArgs,
  parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
  const groupName = `${name}-eksClusterSecurityGroup`;
  const group = new aws.ec2.SecurityGroup(
    groupName,
    {
      vpcId: args.vpcId,
      revokeRulesOnDelete: true,
      tags: mergedTags({ Name: groupName }, args.clusterSecurityGroupTags, args.tags),
    },
    { parent },
  );
  new aws.ec2.SecurityGroupRule(
    `${name}-eksClusterInternetEgressRule`,
    { ...ANYWHERE, description: "Allow internet access.", type: "egress", securityGroupId: group.id },
    { parent },
  );
  return group;
}

export interface NodeGroupSecurityArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
  readonly clusterSecurityGroupId: pulumi.Input<string>;
  readonly tags: readonly (Tags | undefined)[];
}

export interface NodeGroupSecurity {
  readonly group: aws.ec2.SecurityGroup;
  readonly clusterIngressRule: aws.ec2.SecurityGroupRule;
}

export function createNodeSecurityGroup(
  name: string,
  args: NodeGroupSecurityArgs,
  parent: pulumi.Resource,
): NodeGroupSecurity {
  const groupName = `${name}-nodeSecurityGroup`;
  const owned = pulumi
    .output(args.clusterName)
    .apply((cluster) => ({ [`kubernetes.io/cluster/${cluster}`]: "owned" }));
  const group = new aws.ec2.SecurityGroup(
    groupName,
    {
      vpcId: args.vpcId,
      revokeRulesOnDelete: true,
      tags: mergedTags({ Name: groupName }, owned, ...args.tags),
    },
    { parent },
  );
  const rule = (noun: string, settings: Omit<aws.ec2.SecurityGroupRuleArgs, "securityGroupId">): void => {
    new aws.ec2.SecurityGroupRule(`${name}-${noun}`, { ...settings, securityGroupId: group.id }, { parent });
  };
  rule("eksNodeIngressRule", {
    description: "Allow nodes to communicate with each other",
    type: "ingress",
    fromPort: 0,
    toPort: 0,
    protocol: "-1",
    self: true,
  });
  rule("eksNodeClusterIngressRule", {
    description: "Allow worker Kubelets and pods to receive communication from the cluster control plane",
    type: "ingress",
    fromPort: 1025,
    toPort: 65535,
    protocol: "tcp",
    sourceSecurityGroupId: args.clusterSecurityGroupId,
  });
  rule("eksExtApiServerClusterIngressRule", {
    description:
      "Allow pods running extension API servers on port 443 to receive communication from cluster control plane",
    type: "ingress",
    fromPort: 443,
    toPort: 443,
    protocol: "tcp",
    sourceSecurityGroupId: args.clusterSecurityGroupId,
  });
  rule("eksNodeInternetEgressRule", { ...ANYWHERE, description: "Allow internet access.", type: "egress" });
  const clusterIngressRule = new aws.ec2.SecurityGroupRule(
    `${name}-eksClusterIngressRule`,
    {
      description: "Allow pods to communicate with the cluster API Server",
      type: "ingress",
      fromPort: 443,
      toPort: 443,
      protocol: "tcp",
      securityGroupId: args.clusterSecurityGroupId,
      sourceSecurityGroupId: group.id,
    },
    { parent },
  );
  return { group, clusterIngressRule };
}

/** What `eks:index:NodeGroupSecurityGroup` creates. */
export const nodeGroupSecurityGroup: RemoteComponent = (name, inputs, options) => {
  const args = inputs as unknown as eks.NodeGroupSecurityGroupArgs;
  const component = new pulumi.ComponentResource("eks:index:NodeGroupSecurityGroup", name, inputs, options);
  const { group, clusterIngressRule } = createNodeSecurityGroup(
    name,
    {
      vpcId: args.vpcId,
      clusterName: pulumi.output(args.eksCluster).apply((cluster) => cluster.name),
      clusterSecurityGroupId: pulumi.output(args.clusterSecurityGroup).apply((found) => found.id),
      tags: [args.tags],
    },
    component,
  );
  return Promise.resolve({
    urn: component.urn,
    state: { securityGroup: group, securityGroupRule: clusterIngressRule },
  });
};
