/** Types that AWS keeps while something uses them: the code that it answers, and which inputs of which types use them. */
import * as tokens from "../../resource-types/tokens.ts";
import { BUCKET } from "../../resource-types/s3/tokens.ts";
import { RDS_INSTANCE, RDS_PARAMETER_GROUP, RDS_SUBNET_GROUP } from "../../resource-types/rds/tokens.ts";
import * as controllers from "../controllers/types.ts";

export interface Kept {
  readonly code: string;
  /** Type to the inputs of it that keep the resource. */
  readonly usedBy: Readonly<Record<string, readonly string[]>>;
  /** Input with which the provider empties the resource before it deletes it. */
  readonly emptiedBy?: string;
  /** Operation whose API reference page says so. */
  readonly source: string;
}

const SECURITY_GROUP_RULES = {
  "aws:ec2/securityGroupRule:SecurityGroupRule": ["sourceSecurityGroupId"],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["referencedSecurityGroupId"],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["referencedSecurityGroupId"],
};

const EC2 = "AWSEC2/latest/APIReference";
const REPLICATION_GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

/** A type that is not here goes at once, and leaves the reference dangling, as in AWS. Pages are of docs.aws.amazon.com. */
export const KEPT: Readonly<Record<string, Kept>> = {
  [tokens.VPC]: {
    code: "DependencyViolation",
    usedBy: {
      [tokens.SUBNET]: ["vpcId"],
      [tokens.SECURITY_GROUP]: ["vpcId"],
      [tokens.ROUTE_TABLE]: ["vpcId"],
      [tokens.NETWORK_ACL]: ["vpcId"],
      [tokens.INTERNET_GATEWAY]: ["vpcId"],
      [tokens.VPC_ENDPOINT]: ["vpcId"],
    },
    source: `${EC2}/API_DeleteVpc.html`,
  },
  // What holds an address in it: all of these have network interfaces.
  [tokens.SUBNET]: {
    code: "DependencyViolation",
    usedBy: {
      [tokens.NAT_GATEWAY]: ["subnetId"],
      [tokens.VPC_ENDPOINT]: ["subnetIds[]"],
      "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": ["subnetId"],
      [tokens.EKS_CLUSTER]: ["vpcConfig.subnetIds[]"],
      "aws:eks/nodeGroup:NodeGroup": ["subnetIds[]"],
      [tokens.MOUNT_TARGET]: ["subnetId"],
      [controllers.LOAD_BALANCER]: ["subnets[]"],
      [controllers.NETWORK_INTERFACE]: ["subnetId"],
      [controllers.INSTANCE]: ["subnetId"],
    },
    source: `${EC2}/API_DeleteSubnet.html`,
  },
  [tokens.SECURITY_GROUP]: {
    code: "DependencyViolation",
    usedBy: {
      ...SECURITY_GROUP_RULES,
      [tokens.VPC_ENDPOINT]: ["securityGroupIds[]"],
      "aws:ec2/securityGroupAssociation:SecurityGroupAssociation": ["securityGroupId"],
      [tokens.EKS_CLUSTER]: ["vpcConfig.securityGroupIds[]"],
      [tokens.MOUNT_TARGET]: ["securityGroups[]"],
      [RDS_INSTANCE]: ["vpcSecurityGroupIds[]"],
      [REPLICATION_GROUP]: ["securityGroupIds[]"],
      [controllers.LOAD_BALANCER]: ["securityGroups[]"],
      [controllers.NETWORK_INTERFACE]: ["securityGroups[]"],
      [controllers.INSTANCE]: ["vpcSecurityGroupIds[]"],
    },
    source: `${EC2}/API_DeleteSecurityGroup.html`,
  },
  [tokens.ROUTE_TABLE]: {
    code: "DependencyViolation",
    usedBy: { [tokens.ROUTE_TABLE_ASSOCIATION]: ["routeTableId"] },
    source: `${EC2}/API_DeleteRouteTable.html`,
  },
  [tokens.DHCP_OPTIONS]: {
    code: "DependencyViolation",
    usedBy: { "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": ["dhcpOptionsId"] },
    source: `${EC2}/API_DeleteDhcpOptions.html`,
  },
  [tokens.EIP]: {
    code: "InvalidIPAddress.InUse",
    usedBy: { [tokens.NAT_GATEWAY]: ["allocationId", "secondaryAllocationIds[]"] },
    source: `${EC2}/API_ReleaseAddress.html`,
  },
  [tokens.ROLE]: {
    code: "DeleteConflict",
    usedBy: {
      "aws:iam/rolePolicy:RolePolicy": ["role"],
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["role"],
    },
    emptiedBy: "forceDetachPolicies",
    source: "IAM/latest/APIReference/API_DeleteRole.html",
  },
  [tokens.POLICY]: {
    code: "DeleteConflict",
    usedBy: {
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn"],
      [tokens.ROLE]: ["managedPolicyArns[]"],
    },
    source: "IAM/latest/APIReference/API_DeletePolicy.html",
  },
  [tokens.EKS_CLUSTER]: {
    code: "ResourceInUseException",
    usedBy: {
      "aws:eks/nodeGroup:NodeGroup": ["clusterName"],
      "aws:eks/fargateProfile:FargateProfile": ["clusterName"],
    },
    source: "eks/latest/APIReference/API_DeleteCluster.html",
  },
  [tokens.EVENT_RULE]: {
    code: "ValidationException",
    usedBy: { "aws:cloudwatch/eventTarget:EventTarget": ["rule"] },
    source: "eventbridge/latest/APIReference/API_DeleteRule.html",
  },
  [BUCKET]: {
    code: "BucketNotEmpty",
    usedBy: { [controllers.BUCKET_OBJECT]: ["bucket"] },
    emptiedBy: "forceDestroy",
    source: "AmazonS3/latest/API/API_DeleteBucket.html",
  },
  [RDS_SUBNET_GROUP]: {
    code: "InvalidDBSubnetGroupStateFault",
    usedBy: { [RDS_INSTANCE]: ["dbSubnetGroupName"] },
    source: "AmazonRDS/latest/APIReference/API_DeleteDBSubnetGroup.html",
  },
  [RDS_PARAMETER_GROUP]: {
    code: "InvalidDBParameterGroupState",
    usedBy: { [RDS_INSTANCE]: ["parameterGroupName"] },
    source: "AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html",
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    code: "CacheSubnetGroupInUse",
    usedBy: { [REPLICATION_GROUP]: ["subnetGroupName"] },
    source: "AmazonElastiCache/latest/APIReference/API_DeleteCacheSubnetGroup.html",
  },
  "aws:elasticache/userGroup:UserGroup": {
    code: "InvalidUserGroupState",
    usedBy: { [REPLICATION_GROUP]: ["userGroupIds[]"] },
    source: "AmazonElastiCache/latest/APIReference/API_DeleteUserGroup.html",
  },
  [tokens.FILE_SYSTEM]: {
    code: "FileSystemInUse",
    usedBy: { [tokens.MOUNT_TARGET]: ["fileSystemId"] },
    source: "efs/latest/ug/API_DeleteFileSystem.html",
  },
  "aws:backup/plan:Plan": {
    code: "InvalidRequestException",
    usedBy: { "aws:backup/selection:Selection": ["planId"] },
    source: "aws-backup/latest/devguide/API_DeleteBackupPlan.html",
  },
  [tokens.ACCELERATOR]: {
    code: "AssociatedListenerFoundException",
    usedBy: { [tokens.ACCELERATOR_LISTENER]: ["acceleratorArn"] },
    source: "global-accelerator/latest/api/API_DeleteAccelerator.html",
  },
  [tokens.ACCELERATOR_LISTENER]: {
    code: "AssociatedEndpointGroupFoundException",
    usedBy: { [tokens.ENDPOINT_GROUP]: ["listenerArn"] },
    source: "global-accelerator/latest/api/API_DeleteListener.html",
  },
};
