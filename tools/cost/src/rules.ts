/** Which rule charges which type of resource. */
import { rdsInstance, replicationGroup } from "./aws/data.ts";
import { cluster } from "./aws/cluster.ts";
import { elasticIp, loadBalancer, natGateway, vpcEndpoint } from "./aws/network.ts";
import { alarm, hostedZone, key, logGroup, queue, webAcl } from "./aws/operations.ts";
import { bucket, ebsVolume, fileSystem, repository, secret } from "./aws/storage.ts";
import type { ChargeRule } from "./charge.ts";
import { helmRelease, kubernetesObject } from "./kubernetes/objects.ts";
import { nodeGroup } from "./nodes/node-group.ts";
import { nodePool } from "./nodes/node-pool.ts";

const RULES: Readonly<Record<string, ChargeRule>> = {
  "aws:alb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:cloudwatch/logGroup:LogGroup": logGroup,
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarm,
  "aws:ebs/volume:Volume": ebsVolume,
  "aws:ec2/eip:Eip": elasticIp,
  "aws:ec2/natGateway:NatGateway": natGateway,
  "aws:ec2/vpcEndpoint:VpcEndpoint": vpcEndpoint,
  "aws:ecr/repository:Repository": repository,
  "aws:efs/fileSystem:FileSystem": fileSystem,
  "aws:eks/cluster:Cluster": cluster,
  "aws:eks/nodeGroup:NodeGroup": nodeGroup,
  "aws:elasticache/replicationGroup:ReplicationGroup": replicationGroup,
  "aws:kms/key:Key": key,
  "aws:kms/replicaKey:ReplicaKey": key,
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:rds/instance:Instance": rdsInstance,
  "aws:route53/zone:Zone": hostedZone,
  "aws:s3/bucket:Bucket": bucket,
  "aws:s3/bucketV2:BucketV2": bucket,
  "aws:secretsmanager/secret:Secret": secret,
  "aws:sqs/queue:Queue": queue,
  "aws:wafv2/webAcl:WebAcl": webAcl,
  "kubernetes:helm.sh/v3:Release": helmRelease,
};

/** Undefined for a type that no rule charges. */
export function ruleFor(type: string): ChargeRule | undefined {
  const rule = RULES[type];
  if (rule) return rule;
  if (/^kubernetes:karpenter\.sh\/\w+:NodePool$/.test(type)) return nodePool;
  return type.startsWith("kubernetes:") ? kubernetesObject : undefined;
}
