/** What AWS creates with every VPC, taken over and closed. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsxVpc } from "./awsx-vpc.ts";

/**
 * The default security group lets its members talk to each other, and whatever names no group of its own is put in it.
 * Security Hub EC2.2: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
 */
export function createClosedDefaultSecurityGroup(
  name: string,
  vpc: AwsxVpc,
  parent: pulumi.Resource,
): aws.ec2.DefaultSecurityGroup {
  return new aws.ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { vpcId: vpc.vpcId, ingress: [], egress: [], tags: { Name: `${name}-default-closed` } },
    { parent },
  );
}

/** A subnet that somebody adds by hand falls to the main route table: it must lead nowhere outside the VPC. */
export function createClosedMainRouteTable(
  name: string,
  vpc: AwsxVpc,
  parent: pulumi.Resource,
): aws.ec2.DefaultRouteTable {
  return new aws.ec2.DefaultRouteTable(
    `${name}-main-route-table`,
    { defaultRouteTableId: vpc.defaultRouteTableId, routes: [], tags: { Name: `${name}-main-closed` } },
    { parent },
  );
}
