/** Proves which types are free, with a reason that fits, and that no charged or unknown type is said to be. */
import assert from "node:assert/strict";
import { reasonForFree, reasonForNoPrice } from "./free.ts";

const FREE: readonly (readonly [type: string, reason: RegExp])[] = [
  ["pulumi:providers:aws", /Pulumi's own/],
  ["drydock:network:Network", /Pulumi's own/],
  ["kubernetes:core/v1:ConfigMap", /in the cluster/],
  ["aws:iam/role:Role", /identity/],
  ["aws:eks/accessEntry:AccessEntry", /identity/],
  ["aws:eks/addon:Addon", /add-ons are free/],
  ["aws:ec2/subnet:Subnet", /part of the VPC/],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", /part of the VPC/],
  ["aws:ec2/launchTemplate:LaunchTemplate", /with the nodes/],
  ["aws:ec2/flowLog:FlowLog", /log group/],
  ["aws:cloudwatch/eventRule:EventRule", /events of AWS services/],
  ["aws:efs/mountTarget:MountTarget", /file system/],
  ["aws:kms/alias:Alias", /the key/],
  ["aws:s3/bucketVersioning:BucketVersioning", /the bucket/],
  ["aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", /the bucket/],
  ["aws:secretsmanager/secretVersion:SecretVersion", /the secret/],
  ["aws:rds/subnetGroup:SubnetGroup", /the database/],
  ["aws:elasticache/userGroup:UserGroup", /the cache/],
  ["aws:acm/certificate:Certificate", /certificates are free/],
  ["aws:wafv2/webAclAssociation:WebAclAssociation", /the web ACL/],
];

/** None of these may slip into a pattern of the free ones. */
const NOT_FREE = [
  "aws:amp/workspace:Workspace",
  "aws:backup/vault:Vault",
  "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  "aws:ec2/eip:Eip",
  "aws:ec2/instance:Instance",
  "aws:ec2/natGateway:NatGateway",
  "aws:ec2transitgateway/transitGateway:TransitGateway",
  "aws:efs/backupPolicy:BackupPolicy",
  "aws:eks/cluster:Cluster",
  "aws:eks/fargateProfile:FargateProfile",
  "aws:guardduty/detector:Detector",
  "aws:kms/key:Key",
  "aws:rds/instance:Instance",
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketV2:BucketV2",
  "aws:secretsmanager/secret:Secret",
  "aws:wafv2/webAcl:WebAcl",
  "gcp:storage/bucket:Bucket",
];

describe("what is free", () => {
  for (const [type, reason] of FREE) {
    it(`is ${type}`, () => assert.match(reasonForFree(type) ?? "", reason));
  }
  for (const type of NOT_FREE) {
    it(`is not ${type}`, () => assert.equal(reasonForFree(type), undefined));
  }
});

describe("what has no price", () => {
  it("costs by use where that is known, and else has no rule", () => {
    assert.match(reasonForNoPrice("aws:backup/vault:Vault"), /^backups cost by/);
    assert.match(reasonForNoPrice("aws:dlm/lifecyclePolicy:LifecyclePolicy"), /^snapshots cost by/);
    assert.equal(reasonForNoPrice("aws:ec2/instance:Instance"), "the estimate has no rule for this type");
  });
});
