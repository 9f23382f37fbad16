/** Statements of bucket policies. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal: "*" | { readonly Service: string };
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Security Hub S3.5: https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html */
export function tlsOnly(bucketArn: string): Statement {
  return {
    Sid: "OverTlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** Logs of this account's buckets. https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export function logDelivery(bucketArn: string, accountId: string): Statement {
  return {
    Sid: "AccessLogsOfThisAccount",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** A service of AWS that writes reports of one account. */
export interface ServiceDelivery {
  /** Service principal: billingreports.amazonaws.com. */
  readonly service: string;
  /** Account that the service acts for. */
  readonly accountId: string;
  /** ARN of what delivers, which may end in an asterisk. */
  readonly sourceArn: string;
}

/**
 * It may look whose the bucket is, and add objects. As AWS publishes it for cost and usage reports:
 * https://docs.aws.amazon.com/cur/latest/userguide/cur-s3.html
 */
export function delivery(
  bucketArn: string,
  { service, accountId, sourceArn }: ServiceDelivery,
  index: number,
): Statement[] {
  const given = {
    Effect: "Allow" as const,
    Principal: { Service: service },
    Condition: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": sourceArn } },
  };
  return [
    {
      Sid: `OwnerForDelivery${index}`,
      ...given,
      Action: ["s3:GetBucketAcl", "s3:GetBucketPolicy"],
      Resource: bucketArn,
    },
    { Sid: `ObjectsOfDelivery${index}`, ...given, Action: "s3:PutObject", Resource: `${bucketArn}/*` },
  ];
}

export function document(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
