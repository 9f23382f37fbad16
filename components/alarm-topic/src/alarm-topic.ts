/** An SNS topic for CloudWatch alarms: encrypted, closed to everybody else, and with somebody who reads it. */
import { EncryptionKey } from "@drydock/encryption-key";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmArns, alarmTopicPolicy } from "./policy.ts";

export interface AlarmTopicArgs {
  /** Account and region of the alarms, of the topic and of its key. */
  readonly accountId: string;
  readonly region: string;
  /** AWS partition: aws, aws-cn or aws-us-gov. Default: aws. */
  readonly partition?: string;
  /** Addresses, at least one; each confirms its subscription once, by mail. */
  readonly emails: readonly string[];
  /** Days between rotations of the key, 90 to 2560. Default: 365. */
  readonly keyRotationDays?: number;
  /** Days, 7 to 30, in which the deleted key can still be saved. Default: 30. */
  readonly keyDeletionWindowDays?: number;
}

/**
 * A key of the customer, because CloudWatch cannot publish under the one of AWS.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** Known once CloudWatch may publish. */
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:alarm-topic:AlarmTopic", name, {}, opts);
    if (args.emails.length === 0) throw new Error(`${name}: emails is empty, and nobody would be told`);
    const topic = createTopic(this, name, createKey(this, name, args));
    const policy = createPolicy(this, name, args, topic);
    createSubscriptions(this, name, args, topic);
    this.topicArn = pulumi.all([topic.arn, policy.id]).apply(([arn]) => arn);
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

function createKey(parent: pulumi.Resource, name: string, args: AlarmTopicArgs): EncryptionKey {
  const { accountId, region, partition = "aws" } = args;
  return new EncryptionKey(
    name,
    {
      description: "Alarms on their way to people.",
      accountId,
      region,
      partition,
      rotationPeriodInDays: args.keyRotationDays,
      deletionWindowInDays: args.keyDeletionWindowDays,
      grants: [
        {
          kind: "Service",
          principal: "cloudwatch.amazonaws.com",
          access: "EncryptDecrypt",
          sourceArns: [alarmArns({ accountId, region, partition })],
        },
      ],
    },
    { parent },
  );
}

function createTopic(parent: pulumi.Resource, name: string, { keyArn }: EncryptionKey): aws.sns.Topic {
  return new aws.sns.Topic(`${name}-topic`, { kmsMasterKeyId: keyArn }, { parent });
}

function createPolicy(
  parent: pulumi.Resource,
  name: string,
  { accountId, region, partition = "aws" }: AlarmTopicArgs,
  { arn }: aws.sns.Topic,
): aws.sns.TopicPolicy {
  const policy = arn.apply((topicArn) => alarmTopicPolicy({ accountId, region, partition }, topicArn));
  return new aws.sns.TopicPolicy(`${name}-topic-policy`, { arn, policy }, { parent });
}

function createSubscriptions(
  parent: pulumi.Resource,
  name: string,
  { emails }: AlarmTopicArgs,
  topic: aws.sns.Topic,
): void {
  for (const endpoint of emails) {
    new aws.sns.TopicSubscription(
      `${name}-to-${endpoint.replace("@", "-at-")}`,
      { topic: topic.arn, protocol: "email", endpoint },
      { parent },
    );
  }
}
