/** Role that RDS writes measurements of the operating system with. */
import { partitionOf } from "@drydock/core/naming";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { instanceName } from "./names.ts";

/**
 * AWS's own policy is the published one, for the log group RDSOSMetrics only.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.Enabling.html
 */
export function createMonitoringRole(
  parent: pulumi.Resource,
  name: string,
  { environment, accountId, region }: DataContext,
): pulumi.Output<string> {
  const partition = partitionOf(region);
  const role = new aws.iam.Role(
    `${name}-postgresql-monitoring-role`,
    {
      description: `Enhanced monitoring of the database of ${environment}.`,
      assumeRolePolicy: monitoringTrust({
        partition,
        region,
        accountId,
        instance: instanceName(environment),
      }),
    },
    { parent },
  );
  const attachment = new aws.iam.RolePolicyAttachment(
    `${name}-postgresql-monitoring-policy`,
    {
      role: role.name,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole`,
    },
    { parent },
  );
  return pulumi.all([role.arn, attachment.id]).apply(([arn]) => arn);
}

interface Monitored {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly instance: string;
}

/** For one database: RDS cannot be talked into using the role for another's. */
export function monitoringTrust({ partition, region, accountId, instance }: Monitored): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "monitoring.rds.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: {
          StringEquals: {
            "aws:SourceAccount": accountId,
            "aws:SourceArn": `arn:${partition}:rds:${region}:${accountId}:db:${instance}`,
          },
        },
      },
    ],
  });
}
