/** Role of nodes: joins the cluster and pulls images, and nothing that a pod could want. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface NodeRoleArgs {
  /** AWS partition: aws, aws-cn or aws-us-gov. Default: aws. */
  readonly partition?: string;
  /**
   * Shells on nodes through Systems Manager instead of SSH. Default: false; nodes are replaced, not repaired by
   * hand. https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
   */
  readonly sessionManager?: boolean;
  /** Upper limit on the role's permissions, set by the account's owner. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

/** No CNI policy: vpc-cni has a role of its own through Pod Identity. Pull only: no pull-through cache is created. */
const NODE_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"] as const;
const SESSION_MANAGER_POLICY = "AmazonSSMManagedInstanceCore";

export class NodeRole extends pulumi.ComponentResource {
  /** Read through the attachments: a node group made before them has nodes that cannot join. */
  readonly roleArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;

  constructor(name: string, args: NodeRoleArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-node-group:NodeRole", name, {}, opts);
    const role = createRole(this, name, args);
    const attachments = attachPolicies(this, name, args, role);
    const attached = pulumi.all(attachments.map((attachment) => attachment.id));
    this.roleArn = pulumi.all([role.arn, attached]).apply(([arn]) => arn);
    this.roleName = pulumi.all([role.name, attached]).apply(([roleName]) => roleName);
    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

function createRole(parent: NodeRole, name: string, args: NodeRoleArgs): aws.iam.Role {
  return new aws.iam.Role(
    `${name}-role`,
    {
      description: "EKS nodes: join the cluster and pull images.",
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Sid: "Nodes",
            Effect: "Allow",
            Principal: { Service: "ec2.amazonaws.com" },
            Action: "sts:AssumeRole",
          },
        ],
      }),
      permissionsBoundary: args.permissionsBoundaryArn,
    },
    { parent },
  );
}

function attachPolicies(
  parent: NodeRole,
  name: string,
  { partition = "aws", sessionManager = false }: NodeRoleArgs,
  role: aws.iam.Role,
): aws.iam.RolePolicyAttachment[] {
  const policies = [...NODE_POLICIES, ...(sessionManager ? [SESSION_MANAGER_POLICY] : [])];
  return policies.map(
    (policy) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-${policy}`,
        { role: role.name, policyArn: `arn:${partition}:iam::aws:policy/${policy}` },
        { parent },
      ),
  );
}
