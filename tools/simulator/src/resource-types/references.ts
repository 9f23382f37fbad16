/** References that many types share: what they name, and AWS's code when it is not there. */
import type { Reference } from "../resource-type.ts";
import * as tokens from "./tokens.ts";

export const TO_VPC: Reference = { type: tokens.VPC, notFound: "InvalidVpcID.NotFound" };
export const TO_SUBNET: Reference = { type: tokens.SUBNET, notFound: "InvalidSubnetID.NotFound" };
export const TO_SECURITY_GROUP: Reference = {
  type: tokens.SECURITY_GROUP,
  notFound: "InvalidGroup.NotFound",
};
export const TO_ROUTE_TABLE: Reference = {
  type: tokens.ROUTE_TABLE,
  notFound: "InvalidRouteTableID.NotFound",
};
export const TO_NETWORK_ACL: Reference = {
  type: tokens.NETWORK_ACL,
  notFound: "InvalidNetworkAclID.NotFound",
};
export const TO_VPC_ENDPOINT: Reference = {
  type: tokens.VPC_ENDPOINT,
  notFound: "InvalidVpcEndpointId.NotFound",
};
export const TO_ALLOCATION: Reference = { type: tokens.EIP, notFound: "InvalidAllocationID.NotFound" };

/** EKS answers for a missing subnet, group, role or key of another service with its own code. */
export const EKS_TO_SUBNET: Reference = { ...TO_SUBNET, notFound: "InvalidParameterException" };
export const EKS_TO_SECURITY_GROUP: Reference = {
  ...TO_SECURITY_GROUP,
  notFound: "InvalidParameterException",
};
export const EKS_TO_ROLE: Reference = { type: tokens.ROLE, by: "arn", notFound: "InvalidParameterException" };
export const EKS_TO_CLUSTER: Reference = {
  type: tokens.EKS_CLUSTER,
  by: "name",
  notFound: "ResourceNotFoundException",
};

/** Roles that AWS services make for themselves are there without being created. */
export const SERVICE_LINKED_ROLE = /^arn:[\w-]+:iam::\d{12}:role\/aws-service-role\/.+$/;
export const AWS_MANAGED_POLICY = /^arn:[\w-]+:iam::aws:policy\/.+$/;

export const TO_ROLE_NAME: Reference = { type: tokens.ROLE, by: ["name", "id"], notFound: "NoSuchEntity" };
export const TO_ROLE_ARN: Reference = {
  type: tokens.ROLE,
  by: "arn",
  notFound: "NoSuchEntity",
  provided: SERVICE_LINKED_ROLE,
};
export const TO_POLICY: Reference = {
  type: tokens.POLICY,
  by: "arn",
  notFound: "NoSuchEntity",
  provided: AWS_MANAGED_POLICY,
};

/** Keys are named by id, ARN, or the ARN or name of an alias; AWS's own are aliases that begin with aws/. */
export const AWS_MANAGED_KEY = /^(arn:[\w-]+:kms:[\w-]+:\d{12}:)?alias\/aws\/.+$/;
