/** Who may publish to a topic of alarms. */

export interface TopicPlace {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
}

/** Alarms of the place: the source of what CloudWatch publishes. */
export function alarmArns({ partition, region, accountId }: TopicPlace): string {
  return `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:*`;
}

/**
 * CloudWatch, for alarms of this account and region, and nobody at all without TLS. IAM policies of the account give the
 * rest. https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function alarmTopicPolicy(place: TopicPlace, topicArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AlarmsOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: {
          StringEquals: { "aws:SourceAccount": place.accountId },
          ArnLike: { "aws:SourceArn": alarmArns(place) },
        },
      },
      {
        Sid: "OverTlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
