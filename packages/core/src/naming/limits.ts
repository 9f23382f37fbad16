/** Limits that AWS puts on physical names, one row per kind of name. */
export interface NameLimit {
  readonly maxLength: number;
  /** Characters that may appear. */
  readonly allowed: RegExp;
  /** What the whole name must look like. */
  readonly pattern: RegExp;
  readonly source: string;
}

export const NAME_LIMITS = {
  eksCluster: {
    maxLength: 100,
    allowed: /[A-Za-z0-9_-]/,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html",
  },
  eksNodeGroup: {
    maxLength: 63,
    allowed: /[A-Za-z0-9_-]/,
    pattern: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
    source: "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
  },
  iamRole: {
    maxLength: 64,
    allowed: /[\w+=,.@-]/,
    pattern: /^[\w+=,.@-]+$/,
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
  },
  iamPolicy: {
    maxLength: 128,
    allowed: /[\w+=,.@-]/,
    pattern: /^[\w+=,.@-]+$/,
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html",
  },
  sqsQueue: {
    maxLength: 80,
    allowed: /[A-Za-z0-9_-]/,
    pattern: /^[A-Za-z0-9_-]+$/,
    source: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html",
  },
  eventRule: {
    maxLength: 64,
    allowed: /[.\w-]/,
    pattern: /^[.\w-]+$/,
    source: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html",
  },
  kmsAlias: {
    maxLength: 256,
    allowed: /[A-Za-z0-9/_-]/,
    pattern: /^alias\/(?!aws\/)[A-Za-z0-9/_-]+$/,
    source: "https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html",
  },
  logGroup: {
    maxLength: 512,
    allowed: /[.\w/#-]/,
    pattern: /^[.\w/#-]+$/,
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
  },
  s3Bucket: {
    maxLength: 63,
    allowed: /[a-z0-9.-]/,
    pattern: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    source: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html",
  },
  securityGroup: {
    maxLength: 255,
    allowed: /[\w .:/()#,@[\]+=&;{}!$*-]/,
    pattern: /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html",
  },
  launchTemplate: {
    maxLength: 128,
    allowed: /[\w.()/-]/,
    pattern: /^[\w.()/-]{3,128}$/,
    source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html",
  },
} as const satisfies Record<string, NameLimit>;

export type NamedKind = keyof typeof NAME_LIMITS;
