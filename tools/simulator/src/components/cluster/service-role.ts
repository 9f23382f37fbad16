/** What `eks:index:ServiceRole` creates: an IAM role that one AWS service assumes, with AWS-managed policies. */
import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../tags.ts";

export interface ServiceRoleArgs {
  readonly service: pulumi.Input<string>;
  /** Names of AWS-managed policies: AmazonEKSClusterPolicy. */
  readonly policies: readonly string[];
  readonly partition: pulumi.Input<string>;
  readonly description?: string;
  readonly assumeRoleActions?: readonly string[];
  readonly tags?: Tags | undefined;
}

export class ServiceRole extends pulumi.ComponentResource {
  /** The role as soon as it exists. */
  readonly role: aws.iam.Role;
  /** What to wait for where the policies must be attached as well. */
  readonly attachments: readonly aws.iam.RolePolicyAttachment[];
  /** The role once its policies are attached. */
  readonly attachedRole: pulumi.Output<aws.iam.Role>;

  constructor(name: string, args: ServiceRoleArgs, options: pulumi.ComponentResourceOptions) {
    super("eks:index:ServiceRole", name, inputsOf(args), options);
    this.role = new aws.iam.Role(
      `${name}-role`,
      {
        assumeRolePolicy: pulumi
          .output(args.service)
          .apply((service) => trustPolicy(service, args.assumeRoleActions ?? ["sts:AssumeRole"])),
        description: args.description,
        tags: args.tags,
      },
      { parent: this },
    );
    this.attachments = args.policies.map(
      (policy) =>
        new aws.iam.RolePolicyAttachment(
          attachmentName(name, policy),
          { policyArn: policyArn(args.partition, policy), role: this.role },
          { parent: this },
        ),
    );
    const { role } = this;
    this.attachedRole = pulumi
      .all([role.arn, ...this.attachments.map((attachment) => attachment.id)])
      .apply(() => role);
    this.registerOutputs({ role: this.attachedRole });
  }
}

function inputsOf(args: ServiceRoleArgs): pulumi.Inputs {
  const { policies, partition, ...rest } = args;
  return {
    ...rest,
    managedPolicyArns: policies.map((policy) => ({
      id: standardArn(policy),
      arn: policyArn(partition, policy),
    })),
  };
}

/** Ends in the hash of the policy's ARN in the standard partition, so that a name is the same in every partition. */
export function attachmentName(role: string, policy: string): string {
  return `${role}-${createHash("sha1").update(standardArn(policy)).digest("hex").slice(0, 8)}`;
}

function standardArn(policy: string): string {
  return `arn:aws:iam::aws:policy/${policy}`;
}

function policyArn(partition: pulumi.Input<string>, policy: string): pulumi.Output<string> {
  return pulumi.interpolate`arn:${partition}:iam::aws:policy/${policy}`;
}

export function trustPolicy(service: string, actions: readonly string[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Action: actions, Effect: "Allow", Principal: { Service: [service] } }],
  });
}
