/** What controllers in a cluster make in the account, by the resource types that a program would make them with. */
import type { Reference } from "../../resource-type.ts";
import { BUCKET } from "../../resource-types/s3/tokens.ts";
import { TO_SECURITY_GROUP, TO_SUBNET, TO_VPC } from "../../resource-types/references.ts";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
export const NETWORK_INTERFACE = "aws:ec2/networkInterface:NetworkInterface";
export const INSTANCE = "aws:ec2/instance:Instance";
export const VOLUME = "aws:ebs/volume:Volume";
export const BUCKET_OBJECT = "aws:s3/bucketObject:BucketObject";

/** Of these a program makes some too, and the account holds both under one type. */
export const CONTROLLER_TYPES = [
  LOAD_BALANCER,
  TARGET_GROUP,
  NETWORK_INTERFACE,
  INSTANCE,
  VOLUME,
  BUCKET_OBJECT,
  "aws:ec2/securityGroup:SecurityGroup",
] as const;

/** The inputs of those types that name other resources. */
export const CONTROLLER_REFERENCES: readonly (readonly [type: string, path: string, reference: Reference])[] =
  [
    [LOAD_BALANCER, "subnets[]", TO_SUBNET],
    [LOAD_BALANCER, "securityGroups[]", TO_SECURITY_GROUP],
    [TARGET_GROUP, "vpcId", TO_VPC],
    [NETWORK_INTERFACE, "subnetId", TO_SUBNET],
    [NETWORK_INTERFACE, "securityGroups[]", TO_SECURITY_GROUP],
    [INSTANCE, "subnetId", TO_SUBNET],
    [INSTANCE, "vpcSecurityGroupIds[]", TO_SECURITY_GROUP],
    [BUCKET_OBJECT, "bucket", { type: BUCKET, notFound: "NoSuchBucket" }],
  ];
