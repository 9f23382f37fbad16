/** Every resource type that the simulator answers for. */
import type { ResourceFamily, ResourceType } from "../resource-type.ts";
import { workgroup } from "./athena/workgroup.ts";
import { AUTO_SCALING_TYPES } from "./autoscaling/index.ts";
import { BACKUP_TYPES } from "./backup/index.ts";
import { CLOUDWATCH_TYPES } from "./cloudwatch/index.ts";
import { reportDefinition } from "./cur/report-definition.ts";
import { lifecyclePolicy } from "./dlm/lifecycle-policy.ts";
import { EC2_TYPES } from "./ec2/index.ts";
import { EFS_TYPES } from "./efs/index.ts";
import { ECR_TYPES } from "./ecr/index.ts";
import { EKS_TYPES } from "./eks/index.ts";
import { ELASTICACHE_TYPES } from "./elasticache/index.ts";
import { GLOBAL_ACCELERATOR_TYPES } from "./globalaccelerator/index.ts";
import { GLUE_TYPES } from "./glue/index.ts";
import { IAM_TYPES } from "./iam/index.ts";
import { KMS_TYPES } from "./kms/index.ts";
import { KUBERNETES_OBJECTS } from "./kubernetes/object.ts";
import { release } from "./kubernetes/release.ts";
import { PROVIDERS } from "./pulumi/provider.ts";
import { password } from "./random/password.ts";
import { RDS_TYPES } from "./rds/index.ts";
import { healthCheck } from "./route53/health-check.ts";
import { S3_TYPES } from "./s3/index.ts";
import { SECRETS_MANAGER_TYPES } from "./secretsmanager/index.ts";
import { SNS_TYPES } from "./sns/index.ts";
import { SQS_TYPES } from "./sqs/index.ts";
import { parameter } from "./ssm/parameter.ts";

export const RESOURCE_TYPES: readonly ResourceType[] = [
  ...EC2_TYPES,
  ...IAM_TYPES,
  ...KMS_TYPES,
  ...CLOUDWATCH_TYPES,
  ...SQS_TYPES,
  ...ECR_TYPES,
  ...EKS_TYPES,
  ...AUTO_SCALING_TYPES,
  ...EFS_TYPES,
  ...RDS_TYPES,
  ...ELASTICACHE_TYPES,
  ...S3_TYPES,
  ...SNS_TYPES,
  ...SECRETS_MANAGER_TYPES,
  ...BACKUP_TYPES,
  ...GLUE_TYPES,
  ...GLOBAL_ACCELERATOR_TYPES,
  healthCheck,
  lifecyclePolicy,
  parameter,
  password,
  release,
  reportDefinition,
  workgroup,
];

export const RESOURCE_FAMILIES: readonly ResourceFamily[] = [PROVIDERS, KUBERNETES_OBJECTS];
