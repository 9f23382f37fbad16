/** Who reaches a managed service: pods of the cluster, on the ports that flows declare. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { ingressOf } from "./plan.ts";

/** Id of the group, known once its rules are there. */
export function createAccess(
  parent: pulumi.Resource,
  name: string,
  { environment, upstream, flows }: DataContext,
  service: string,
): pulumi.Output<string> {
  const group = new aws.ec2.SecurityGroup(
    `${name}-${service}-security-group`,
    {
      description: `Managed ${service} of ${environment}.`,
      vpcId: upstream.network.vpcId,
      tags: { Name: `${name}-${service}` },
    },
    { parent },
  );
  const rules = ingressOf(flows, service).map(
    ({ protocol, port, description }) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-${service}-from-pods-${protocol}-${port}`,
        {
          securityGroupId: group.id,
          referencedSecurityGroupId: upstream.cluster.clusterSecurityGroupId,
          ipProtocol: protocol,
          fromPort: port,
          toPort: port,
          description,
        },
        { parent },
      ).id,
  );
  return pulumi.all([group.id, pulumi.all(rules)]).apply(([id]) => id);
}
