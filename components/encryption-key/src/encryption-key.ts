/** A customer-managed KMS key that rotates, and whose policy names who may use it. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { KeyGrant } from "./grants.ts";
import { keyPolicy } from "./policy.ts";

export interface EncryptionKeyArgs {
  /** What the key protects; shown in the KMS console. */
  readonly description: pulumi.Input<string>;
  /** Account that owns the key; its IAM policies may administer the key. */
  readonly accountId: pulumi.Input<string>;
  /** Region of the key; part of the service names in its policy. */
  readonly region: pulumi.Input<string>;
  /** AWS partition: aws, aws-cn or aws-us-gov. Default aws. */
  readonly partition?: pulumi.Input<string>;
  /** Who may use the key beside the account's IAM policies. Default: nobody. */
  readonly grants?: readonly KeyGrant[];
  /**
   * Days between rotations, 90 to 2560. Default 365. Each of the first two rotations adds one USD a month.
   * Security Hub KMS.4: https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html
   */
  readonly rotationPeriodInDays?: pulumi.Input<number>;
  /** Days, 7 to 30, in which a deleted key can still be saved. Default 30; data under a deleted key is lost. */
  readonly deletionWindowInDays?: pulumi.Input<number>;
  /** Physical name `alias/...`. Default none: an alias is unique in account and region, so its name is the caller's. */
  readonly aliasName?: pulumi.Input<string>;
}

/**
 * Pass `protect: true` for a key that guards data which outlives a deployment: everything under the key is
 * unreadable once the key is gone.
 */
export class EncryptionKey extends pulumi.ComponentResource {
  readonly keyArn: pulumi.Output<string>;
  readonly keyId: pulumi.Output<string>;

  constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:encryption-key:EncryptionKey", name, {}, opts);
    const key = createKey(name, args, this);
    if (args.aliasName !== undefined) createAlias(name, args.aliasName, key, this);
    this.keyArn = key.arn;
    this.keyId = key.keyId;
    this.registerOutputs({ keyArn: this.keyArn, keyId: this.keyId });
  }
}

function createKey(name: string, args: EncryptionKeyArgs, parent: pulumi.Resource): aws.kms.Key {
  return new aws.kms.Key(
    `${name}-key`,
    {
      description: args.description,
      policy: policyDocument(args),
      enableKeyRotation: true,
      rotationPeriodInDays: args.rotationPeriodInDays ?? 365,
      deletionWindowInDays: args.deletionWindowInDays ?? 30,
    },
    { parent },
  );
}

function createAlias(
  name: string,
  aliasName: pulumi.Input<string>,
  key: aws.kms.Key,
  parent: pulumi.Resource,
): aws.kms.Alias {
  return new aws.kms.Alias(`${name}-alias`, { name: aliasName, targetKeyId: key.keyId }, { parent });
}

function policyDocument(args: EncryptionKeyArgs): pulumi.Output<string> {
  const place = { accountId: args.accountId, region: args.region, partition: args.partition ?? "aws" };
  return pulumi
    .all([pulumi.output(place), pulumi.output(args.grants ?? [])])
    .apply(([where, grants]) => JSON.stringify(keyPolicy(where, grants)));
}
