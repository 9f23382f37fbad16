/** AWS permissions of one Kubernetes service account, through EKS Pod Identity. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertStatements, policyDocument, type PolicyStatement } from "./statements.ts";
import { podIdentityTrust } from "./trust.ts";

export interface WorkloadIdentityArgs {
  /** Name of the EKS cluster. */
  readonly clusterName: pulumi.Input<string>;
  /** ARN of the same cluster: no other cluster's service accounts can assume the role. */
  readonly clusterArn: pulumi.Input<string>;
  readonly namespace: pulumi.Input<string>;
  /** Name of the service account; it need not exist yet, and needs no annotation. */
  readonly serviceAccount: string;
  /** What the service account may do; becomes the role's inline policy, 10,240 characters at most. */
  readonly statements?: readonly PolicyStatement[];
  /** Policies that AWS or another team keeps, for what statements cannot say better. */
  readonly managedPolicyArns?: readonly pulumi.Input<string>[];
  /**
   * Who tells EKS which role the service account has. Direct: this component creates the association. Addon: the
   * EKS add-on does, from `addonAssociation`, because EKS owns the associations of its add-ons.
   */
  readonly association: "Direct" | "Addon";
  /** Upper limit on the role's permissions, set by the account's owner. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
}

export class WorkloadIdentity extends pulumi.ComponentResource {
  readonly roleArn: pulumi.Output<string>;
  readonly roleName: pulumi.Output<string>;
  /** For `podIdentityAssociations` of an EKS add-on. */
  readonly addonAssociation: aws.types.input.eks.AddonPodIdentityAssociation;

  constructor(name: string, args: WorkloadIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:workload-identity:WorkloadIdentity", name, {}, opts);
    assertIdentity(name, args);
    const role = createRole(this, name, args);
    const grants = [
      ...createInlinePolicy(this, name, args, role),
      ...attachManagedPolicies(this, name, args, role),
    ];
    if (args.association === "Direct") createAssociation(this, name, args, role, grants);
    // Read through the grants, so that nothing starts with a role that may do nothing yet.
    this.roleArn = pulumi.all([role.arn, pulumi.all(grants.map((grant) => grant.id))]).apply(([arn]) => arn);
    this.roleName = role.name;
    this.addonAssociation = { roleArn: this.roleArn, serviceAccount: args.serviceAccount };
    this.registerOutputs({ roleArn: this.roleArn, roleName: this.roleName });
  }
}

function assertIdentity(name: string, args: WorkloadIdentityArgs): void {
  assertStatements(name, args.statements ?? []);
  if (!args.statements?.length && !args.managedPolicyArns?.length) {
    throw new Error(
      `${name}: a role that grants nothing; give statements or managedPolicyArns, or drop the identity`,
    );
  }
}

function createRole(parent: WorkloadIdentity, name: string, args: WorkloadIdentityArgs): aws.iam.Role {
  const { namespace, serviceAccount } = args;
  return new aws.iam.Role(
    `${name}-role`,
    {
      description: pulumi.interpolate`Kubernetes service account ${namespace}/${serviceAccount}, through EKS Pod Identity.`,
      assumeRolePolicy: pulumi
        .all([args.clusterArn, namespace])
        .apply(([arn, ns]) => podIdentityTrust({ clusterArn: arn, namespace: ns, serviceAccount })),
      permissionsBoundary: args.permissionsBoundaryArn,
    },
    { parent },
  );
}

function createInlinePolicy(
  parent: WorkloadIdentity,
  name: string,
  { statements = [] }: WorkloadIdentityArgs,
  role: aws.iam.Role,
): pulumi.CustomResource[] {
  if (statements.length === 0) return [];
  return [
    new aws.iam.RolePolicy(
      `${name}-policy`,
      { role: role.name, policy: policyDocument(statements) },
      { parent },
    ),
  ];
}

function attachManagedPolicies(
  parent: WorkloadIdentity,
  name: string,
  { managedPolicyArns = [] }: WorkloadIdentityArgs,
  role: aws.iam.Role,
): pulumi.CustomResource[] {
  return managedPolicyArns.map(
    (policyArn, index) =>
      new aws.iam.RolePolicyAttachment(
        `${name}-managed-policy-${index + 1}`,
        { role: role.name, policyArn },
        { parent },
      ),
  );
}

function createAssociation(
  parent: WorkloadIdentity,
  name: string,
  args: WorkloadIdentityArgs,
  role: aws.iam.Role,
  dependsOn: pulumi.Resource[],
): aws.eks.PodIdentityAssociation {
  return new aws.eks.PodIdentityAssociation(
    `${name}-association`,
    {
      clusterName: args.clusterName,
      namespace: args.namespace,
      serviceAccount: args.serviceAccount,
      roleArn: role.arn,
    },
    { parent, dependsOn },
  );
}
