/** Which of a cluster's subnets nodes go to, where the program does not say. */
import { cidrContains, cidrProblem } from "@drydock/core/cidr";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** The private subnets, and the public ones where there are no others. A route to a gateway makes a subnet public. */
export async function workerSubnets(
  subnetIds: readonly string[],
  parent: pulumi.Resource,
): Promise<string[]> {
  const isPublic = await Promise.all(subnetIds.map((subnetId) => routesToGateway(subnetId, parent)));
  const privateIds = subnetIds.filter((_, i) => !isPublic[i]);
  return privateIds.length > 0 ? privateIds : [...subnetIds];
}

async function routesToGateway(subnetId: string, parent: pulumi.Resource): Promise<boolean> {
  const { routes } = await aws.ec2.getRouteTable({ subnetId }, { parent });
  return routes.some(({ gatewayId, cidrBlock }) => gatewayId !== "" && !isPrivate(cidrBlock));
}

function isPrivate(cidr: string): boolean {
  return cidrProblem(cidr) === undefined && PRIVATE_RANGES.some((range) => cidrContains(range, cidr));
}
