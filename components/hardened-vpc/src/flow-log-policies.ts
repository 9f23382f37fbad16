/** Who may deliver flow logs, and where to: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

/** The source conditions keep the service from using the role for a flow log of another account. */
export function trustPolicy({ accountId, region, partition }: Place): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "vpc-flow-logs.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: { "aws:SourceAccount": accountId },
          ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
        },
      },
    ],
  };
}

/** Writes to one log group, and may look for it among the others. */
export function deliveryPolicy({ accountId, region, partition }: Place, logGroupArn: string): object {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "WriteFlowLogs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        Resource: [logGroupArn, `${logGroupArn}:*`],
      },
      {
        Sid: "FindLogGroup",
        Effect: "Allow",
        Action: "logs:DescribeLogGroups",
        Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:*`,
      },
    ],
  };
}
