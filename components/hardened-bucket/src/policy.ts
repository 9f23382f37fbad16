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

export function document(statements: readonly Statement[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
