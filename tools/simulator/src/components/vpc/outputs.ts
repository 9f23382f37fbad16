/** Outputs of the VPC component, by the real component's names. */
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ComponentState } from "../remote-component.ts";
import type { LayoutEntry } from "./plan.ts";
import type { SubnetResources } from "./subnets.ts";

export interface VpcParts {
  readonly inner: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly made: SubnetResources;
  readonly vpcEndpoints: readonly aws.ec2.VpcEndpoint[];
  readonly layout: pulumi.Output<LayoutEntry[]>;
}

export function vpcOutputs({ inner, internetGateway, made, vpcEndpoints, layout }: VpcParts): ComponentState {
  const publicSubnets = subnetsOf("public", made);
  const privateSubnets = subnetsOf("private", made);
  const isolatedSubnets = made.subnets
    .map(({ subnet }) => subnet)
    .filter((subnet) => !publicSubnets.includes(subnet) && !privateSubnets.includes(subnet));
  const ids = (subnets: readonly aws.ec2.Subnet[]): pulumi.Output<string>[] =>
    subnets.map((subnet) => subnet.id);
  return {
    vpc: inner,
    vpcId: inner.id,
    subnets: made.subnets.map(({ subnet }) => subnet),
    publicSubnets,
    privateSubnets,
    isolatedSubnets,
    publicSubnetIds: ids(publicSubnets),
    privateSubnetIds: ids(privateSubnets),
    isolatedSubnetIds: ids(isolatedSubnets),
    subnetLayout: layout,
    routeTables: made.routeTables,
    routeTableAssociations: made.associations,
    routes: made.routes,
    natGateways: made.natGateways,
    eips: made.elasticIps,
    internetGateway,
    vpcEndpoints: [...vpcEndpoints],
  };
}

function subnetsOf(type: string, { subnets }: SubnetResources): aws.ec2.Subnet[] {
  return subnets.filter(({ slot }) => slot.type.toLowerCase() === type).map(({ subnet }) => subnet);
}
