/** Flow logs of the whole VPC into an encrypted log group. */
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { EncryptedLogGroup } from "@drydock/log-group";
import type { HardenedVpcArgs } from "./args.ts";
import { deliveryPolicy, type Place, trustPolicy } from "./flow-log-policies.ts";

export function createFlowLogs(
  name: string,
  args: HardenedVpcArgs,
  vpcId: pulumi.Output<string>,
  parent: pulumi.Resource,
): aws.ec2.FlowLog {
  const place = { accountId: args.accountId, region: args.region, partition: args.partition ?? "aws" };
  const logGroup = createLogGroup(name, args, parent);
  const role = createDeliveryRole(name, place, parent);
  const policy = createDeliveryPolicy(name, place, logGroup, role, parent);
  return new aws.ec2.FlowLog(
    `${name}-flow-log`,
    {
      vpcId,
      trafficType: args.flowLogs.trafficType ?? "ALL",
      maxAggregationInterval: args.flowLogs.maxAggregationInterval ?? 600,
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.logGroupArn,
      iamRoleArn: role.arn,
      tags: { Name: `${name}-flow-log` },
    },
    { parent, dependsOn: [policy] },
  );
}

function createLogGroup(
  name: string,
  { flowLogs }: HardenedVpcArgs,
  parent: pulumi.Resource,
): EncryptedLogGroup {
  return new EncryptedLogGroup(
    `${name}-flow-logs`,
    {
      name: flowLogs.logGroupName,
      kmsKeyArn: flowLogs.kmsKeyArn,
      retentionInDays: flowLogs.retentionInDays,
    },
    { parent },
  );
}

function createDeliveryRole(name: string, place: Place, parent: pulumi.Resource): aws.iam.Role {
  return new aws.iam.Role(
    `${name}-flow-logs-role`,
    {
      description: "Delivers the VPC's flow logs to CloudWatch Logs",
      assumeRolePolicy: JSON.stringify(trustPolicy(place)),
    },
    { parent },
  );
}

function createDeliveryPolicy(
  name: string,
  place: Place,
  logGroup: EncryptedLogGroup,
  role: aws.iam.Role,
  parent: pulumi.Resource,
): aws.iam.RolePolicy {
  return new aws.iam.RolePolicy(
    `${name}-flow-logs-policy`,
    {
      role: role.name,
      policy: logGroup.logGroupArn.apply((arn) => JSON.stringify(deliveryPolicy(place, arn))),
    },
    { parent },
  );
}
