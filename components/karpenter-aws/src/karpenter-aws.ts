/** Karpenter's AWS side: what its nodes are, what its controller may do, and how it hears of interruptions. */
import { NodeRole } from "@drydock/hardened-node-group";
import { policyDocument, WorkloadIdentity } from "@drydock/workload-identity";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createInterruptionQueue, type InterruptionQueue } from "./interruption-queue.ts";
import { CONTROLLER_POLICIES, controllerPolicies } from "./permissions.ts";
import type { KarpenterPlace } from "./place.ts";

export interface KarpenterAwsArgs {
  readonly clusterName: pulumi.Input<string>;
  /** ARN of the same cluster: only its service account can assume the controller's role. */
  readonly clusterArn: pulumi.Input<string>;
  readonly accountId: string;
  readonly region: string;
  /** AWS partition: aws, aws-cn or aws-us-gov. Default: aws. */
  readonly partition?: string;
  /** Namespace of the controller. Default: kube-system, which API Priority and Fairness serves first. */
  readonly namespace?: string;
  /** Service account of the controller. Default: karpenter, the chart's. */
  readonly serviceAccount?: string;
  /** Upper limit on the roles' permissions, set by the account's owner. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

export class KarpenterAws extends pulumi.ComponentResource {
  readonly controllerRoleArn: pulumi.Output<string>;
  readonly nodeRoleArn: pulumi.Output<string>;
  readonly nodeRoleName: pulumi.Output<string>;
  /** For spec.instanceProfile of an EC2NodeClass; spec.role would need permissions that the controller lacks. */
  readonly instanceProfileName: pulumi.Output<string>;
  /** For settings.interruptionQueue of the chart. */
  readonly interruptionQueueName: pulumi.Output<string>;

  constructor(name: string, args: KarpenterAwsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:karpenter-aws:KarpenterAws", name, {}, opts);
    const nodeRole = createNodeRole(this, name, args);
    const instanceProfile = createInstanceProfile(this, name, nodeRole);
    createAccessEntry(this, name, args, nodeRole);
    const queue = createInterruptionQueue(this, name);
    const controller = createController(this, name, args, nodeRole, queue);
    this.controllerRoleArn = controller.roleArn;
    this.nodeRoleArn = nodeRole.roleArn;
    this.nodeRoleName = nodeRole.roleName;
    this.instanceProfileName = instanceProfile.name;
    this.interruptionQueueName = queue.name;
    this.registerOutputs({
      controllerRoleArn: this.controllerRoleArn,
      instanceProfileName: this.instanceProfileName,
      interruptionQueueName: this.interruptionQueueName,
    });
  }
}

function createNodeRole(parent: KarpenterAws, name: string, args: KarpenterAwsArgs): NodeRole {
  const { partition, permissionsBoundaryArn } = args;
  return new NodeRole(`${name}-node`, { partition, permissionsBoundaryArn }, { parent });
}

function createInstanceProfile(parent: KarpenterAws, name: string, role: NodeRole): aws.iam.InstanceProfile {
  return new aws.iam.InstanceProfile(`${name}-instance-profile`, { role: role.roleName }, { parent });
}

/** EKS makes the entry itself for managed node groups only. */
function createAccessEntry(
  parent: KarpenterAws,
  name: string,
  { clusterName }: KarpenterAwsArgs,
  role: NodeRole,
): aws.eks.AccessEntry {
  return new aws.eks.AccessEntry(
    `${name}-access-entry`,
    { clusterName, principalArn: role.roleArn, type: "EC2_LINUX" },
    { parent },
  );
}

function createController(
  parent: KarpenterAws,
  name: string,
  args: KarpenterAwsArgs,
  nodeRole: NodeRole,
  queue: InterruptionQueue,
): WorkloadIdentity {
  return new WorkloadIdentity(
    `${name}-controller`,
    {
      clusterName: args.clusterName,
      clusterArn: args.clusterArn,
      namespace: args.namespace ?? "kube-system",
      serviceAccount: args.serviceAccount ?? "karpenter",
      association: "Direct",
      managedPolicyArns: createPolicies(parent, name, args, nodeRole, queue),
      permissionsBoundaryArn: args.permissionsBoundaryArn,
    },
    { parent },
  );
}

/** Managed policies, because one inline policy cannot hold all statements. */
function createPolicies(
  parent: KarpenterAws,
  name: string,
  args: KarpenterAwsArgs,
  nodeRole: NodeRole,
  queue: InterruptionQueue,
): pulumi.Output<string>[] {
  const statements = pulumi.all([args.clusterName, args.clusterArn]).apply(([clusterName, clusterArn]) =>
    controllerPolicies(placeOf(args, clusterName), {
      clusterArn,
      nodeRoleArn: nodeRole.roleArn,
      queueArn: queue.arn,
    }),
  );
  return CONTROLLER_POLICIES.map(
    (concern) =>
      new aws.iam.Policy(
        `${name}-${concern}-policy`,
        {
          description: `Karpenter controller: ${concern}.`,
          policy: statements.apply((all) => policyDocument(all[concern])),
        },
        { parent },
      ).arn,
  );
}

function placeOf(
  { accountId, region, partition = "aws" }: KarpenterAwsArgs,
  clusterName: string,
): KarpenterPlace {
  return { accountId, region, partition, clusterName };
}
