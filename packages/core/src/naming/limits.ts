/** Limits that AWS and Kubernetes put on names, one row per kind of name. */
export interface NameLimit {
  readonly minLength: number;
  readonly maxLength: number;
  /** Characters that may appear. */
  readonly allowed: RegExp;
  /** What the whole name must look like. */
  readonly pattern: RegExp;
  readonly source: string;
}

const AWS = "https://docs.aws.amazon.com/";
const NAMES = "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/";

/** Starts with a letter, and has no hyphen at its end nor two in a row. */
const RDS_IDENTIFIER = /^[a-z](?:-?[a-z0-9])*$/;
const LOAD_BALANCER = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const DNS_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const IAM_NAME = /^[\w+=,.@-]+$/;

const limit = (
  minLength: number,
  maxLength: number,
  allowed: RegExp,
  pattern: RegExp,
  source: string,
): NameLimit => ({ minLength, maxLength, allowed, pattern, source });

/** Identifiers that AWS stores in lower case are held to lower case: two cases would be one name to AWS. */
export const NAME_LIMITS = {
  eksCluster: limit(
    1,
    100,
    /[A-Za-z0-9_-]/,
    /^[A-Za-z0-9][\w-]*$/,
    `${AWS}eks/latest/APIReference/API_CreateCluster.html`,
  ),
  eksNodeGroup: limit(
    1,
    63,
    /[A-Za-z0-9_-]/,
    /^[A-Za-z0-9][\w-]*$/,
    `${AWS}eks/latest/APIReference/API_CreateNodegroup.html`,
  ),
  iamRole: limit(1, 64, /[\w+=,.@-]/, IAM_NAME, `${AWS}IAM/latest/APIReference/API_CreateRole.html`),
  iamPolicy: limit(1, 128, /[\w+=,.@-]/, IAM_NAME, `${AWS}IAM/latest/APIReference/API_CreatePolicy.html`),
  iamInstanceProfile: limit(
    1,
    128,
    /[\w+=,.@-]/,
    IAM_NAME,
    `${AWS}IAM/latest/APIReference/API_CreateInstanceProfile.html`,
  ),
  kmsAlias: limit(
    7,
    256,
    /[A-Za-z0-9/_-]/,
    /^alias\/(?!aws\/)[A-Za-z0-9/_-]+$/,
    `${AWS}kms/latest/APIReference/API_CreateAlias.html`,
  ),
  logGroup: limit(
    1,
    512,
    /[.\w/#-]/,
    /^(?!aws\/)[.\w/#-]+$/,
    `${AWS}AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  ),
  sqsQueue: limit(
    1,
    80,
    /[A-Za-z0-9_-]/,
    /^[\w-]+$/,
    `${AWS}AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html`,
  ),
  snsTopic: limit(1, 256, /[A-Za-z0-9_-]/, /^[\w-]+$/, `${AWS}sns/latest/api/API_CreateTopic.html`),
  eventRule: limit(1, 64, /[.\w-]/, /^[.\w-]+$/, `${AWS}eventbridge/latest/APIReference/API_PutRule.html`),
  launchTemplate: limit(
    3,
    128,
    /[\w.()/-]/,
    /^[\w.()/-]+$/,
    `${AWS}AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html`,
  ),
  securityGroup: limit(
    1,
    255,
    /[\w .:/()#,@[\]+=&;{}!$*-]/,
    /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/,
    `${AWS}AWSEC2/latest/APIReference/API_CreateSecurityGroup.html`,
  ),
  loadBalancer: limit(
    1,
    32,
    /[A-Za-z0-9-]/,
    new RegExp(`^(?!internal-)${LOAD_BALANCER.source.slice(1)}`),
    `${AWS}elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html`,
  ),
  targetGroup: limit(
    1,
    32,
    /[A-Za-z0-9-]/,
    LOAD_BALANCER,
    `${AWS}elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html`,
  ),
  s3Bucket: limit(
    3,
    63,
    /[a-z0-9.-]/,
    /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9](?!.*\.\.)[a-z0-9.-]*[a-z0-9]$/,
    `${AWS}AmazonS3/latest/userguide/bucketnamingrules.html`,
  ),
  ecrRepository: limit(
    2,
    256,
    /[a-z0-9._/-]/,
    /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/,
    `${AWS}AmazonECR/latest/APIReference/API_CreateRepository.html`,
  ),
  secret: limit(
    1,
    512,
    /[\w/+=.@-]/,
    /^[\w/+=.@-]+$/,
    `${AWS}secretsmanager/latest/apireference/API_CreateSecret.html`,
  ),
  efsCreationToken: limit(1, 64, /[ -~]/, /^[ -~]+$/, `${AWS}efs/latest/ug/API_CreateFileSystem.html`),
  rdsInstance: limit(
    1,
    63,
    /[a-z0-9-]/,
    RDS_IDENTIFIER,
    `${AWS}AmazonRDS/latest/APIReference/API_CreateDBInstance.html`,
  ),
  rdsCluster: limit(
    1,
    63,
    /[a-z0-9-]/,
    RDS_IDENTIFIER,
    `${AWS}AmazonRDS/latest/APIReference/API_CreateDBCluster.html`,
  ),
  elasticacheReplicationGroup: limit(
    1,
    40,
    /[a-z0-9-]/,
    RDS_IDENTIFIER,
    `${AWS}AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html`,
  ),
  backupVault: limit(
    2,
    50,
    /[\w-]/,
    /^[\w-]+$/,
    `${AWS}aws-backup/latest/devguide/API_CreateBackupVault.html`,
  ),
  awsTagValue: limit(
    1,
    256,
    /[\p{L}\p{Z}\p{N}_.:/=+\-@]/u,
    /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u,
    `${AWS}tag-editor/latest/userguide/best-practices-and-strats.html`,
  ),
  kubernetesObject: limit(
    1,
    253,
    /[a-z0-9.-]/,
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    NAMES,
  ),
  kubernetesNamespace: limit(1, 63, /[a-z0-9-]/, DNS_LABEL, NAMES),
  kubernetesLabelValue: limit(
    1,
    63,
    /[\w.-]/,
    /^[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?$/,
    "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/",
  ),
  // An object name, and the value of the label karpenter.sh/nodepool on every node of the pool.
  karpenterNodePool: limit(
    1,
    63,
    /[a-z0-9.-]/,
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    "https://karpenter.sh/docs/concepts/nodepools/",
  ),
  helmRelease: limit(
    1,
    53,
    /[a-z0-9.-]/,
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    "https://helm.sh/docs/chart_template_guide/getting_started/",
  ),
} as const satisfies Record<string, NameLimit>;

export type NamedKind = keyof typeof NAME_LIMITS;
