/** Which types of resources the picture shows, and where. All others are details of these. */

/** Data stores that live in the subnets. */
export const DATA_TYPES = new Set([
  "aws:rds/instance:Instance",
  "aws:rds/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/serverlessCache:ServerlessCache",
  "aws:efs/fileSystem:FileSystem",
  "aws:msk/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:memorydb/cluster:Cluster",
  "aws:docdb/cluster:Cluster",
  "aws:mq/broker:Broker",
]);

export const WORKLOAD_KINDS = new Set(["Deployment", "StatefulSet", "DaemonSet", "Rollout", "CronJob"]);

/** Ways in, by a part of the type token. */
export const EDGE_TYPES: Readonly<Record<string, string>> = {
  "aws:cloudfront/distribution:": "CloudFront",
  "aws:globalaccelerator/accelerator:": "Global Accelerator",
  "aws:route53/zone:": "Route 53 zone",
  "aws:route53/healthCheck:": "Route 53 health checks",
  "aws:wafv2/webAcl:": "Web ACL",
  "aws:shield/protection:": "Shield protection",
  "aws:acm/certificate:": "Certificates",
  "aws:lb/loadBalancer:": "Load balancers",
  "aws:apigatewayv2/api:": "API Gateway",
};

/** Regional services, one item for all of a layer. */
export const SERVICES: Readonly<Record<string, string>> = {
  "aws:kms/key:Key": "KMS keys",
  "aws:s3/bucket:Bucket": "S3 buckets",
  "aws:sqs/queue:Queue": "SQS queues",
  "aws:sns/topic:Topic": "SNS topics",
  "aws:ecr/repository:Repository": "ECR repositories",
  "aws:cloudwatch/logGroup:LogGroup": "Log groups",
  "aws:cloudwatch/eventRule:EventRule": "EventBridge rules",
  "aws:secretsmanager/secret:Secret": "Secrets",
  "aws:lambda/function:Function": "Lambda functions",
  "aws:dynamodb/table:Table": "DynamoDB tables",
  "aws:backup/vault:Vault": "Backup vaults",
  "aws:dlm/lifecyclePolicy:LifecyclePolicy": "Snapshot policies",
  "aws:guardduty/detector:Detector": "GuardDuty",
  "aws:fis/experimentTemplate:ExperimentTemplate": "Fault experiments",
};
