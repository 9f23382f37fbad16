/** Closes what awsx leaves open on public subnets. */
import type * as pulumi from "@pulumi/pulumi";

/**
 * Keeps instances in public subnets from getting a public address of their own: awsx asks for one on every launch
 * there and has no argument against it. Load balancers and NAT gateways do not need it.
 * Security Hub EC2.15: https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html
 */
export const noPublicIpOnLaunch: pulumi.ResourceTransform = ({ type, props, opts }) => {
  if (type !== "aws:ec2/subnet:Subnet") return undefined;
  return { props: { ...props, mapPublicIpOnLaunch: false }, opts };
};
