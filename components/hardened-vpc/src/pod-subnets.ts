/** The pod range: a secondary block of the VPC with one subnet and one route table in each zone. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { HardenedVpcArgs } from "./args.ts";
import type { AwsxVpc } from "./awsx-vpc.ts";
import { after } from "./after.ts";
import { type PodSubnet, podSubnets } from "./plan.ts";

export interface PodRange {
  /** Subnet of each zone, by the zone's name. */
  readonly subnetIds: pulumi.Output<Record<string, string>>;
  readonly routeTableIds: pulumi.Output<string[]>;
}

export function createPodRange(
  name: string,
  args: HardenedVpcArgs,
  vpc: AwsxVpc,
  parent: pulumi.Resource,
): PodRange {
  if (args.podCidrBlock === undefined) {
    return {
      subnetIds: pulumi.output<Record<string, string>>({}),
      routeTableIds: pulumi.output<string[]>([]),
    };
  }
  const range = createSecondaryBlock(name, args.podCidrBlock, vpc, parent);
  const zones = podSubnets(args.availabilityZones, args.natGatewayStrategy).map((plan) => {
    const subnetName = `${name}-pods-${plan.zoneName}`;
    const subnet = createSubnet(subnetName, plan, args.subnetTags?.pod ?? {}, vpc, range, parent);
    const routeTable = createRouteTable(subnetName, vpc, parent);
    createAssociation(subnetName, subnet, routeTable, parent);
    const route = createNatRoute(subnetName, plan, routeTable, vpc, parent);
    return { plan, routeTable, subnetId: route === undefined ? subnet.id : after(subnet.id, route.id) };
  });
  return {
    subnetIds: pulumi.all(Object.fromEntries(zones.map(({ plan, subnetId }) => [plan.zoneName, subnetId]))),
    routeTableIds: pulumi.all(zones.map(({ routeTable }) => routeTable.id)),
  };
}

function createSecondaryBlock(
  name: string,
  cidrBlock: string,
  vpc: AwsxVpc,
  parent: pulumi.Resource,
): aws.ec2.VpcIpv4CidrBlockAssociation {
  return new aws.ec2.VpcIpv4CidrBlockAssociation(
    `${name}-pod-range`,
    { vpcId: vpc.vpcId, cidrBlock },
    { parent },
  );
}

function createSubnet(
  name: string,
  plan: PodSubnet,
  tags: Readonly<Record<string, string>>,
  vpc: AwsxVpc,
  range: aws.ec2.VpcIpv4CidrBlockAssociation,
  parent: pulumi.Resource,
): aws.ec2.Subnet {
  return new aws.ec2.Subnet(
    name,
    {
      vpcId: vpc.vpcId,
      availabilityZone: plan.zoneName,
      cidrBlock: plan.cidrBlock,
      mapPublicIpOnLaunch: false,
      tags: { Name: name, SubnetType: "Pod", ...tags },
    },
    { parent, dependsOn: [range] },
  );
}

function createRouteTable(name: string, vpc: AwsxVpc, parent: pulumi.Resource): aws.ec2.RouteTable {
  return new aws.ec2.RouteTable(
    name,
    { vpcId: vpc.vpcId, tags: { Name: name, SubnetType: "Pod" } },
    { parent },
  );
}

function createAssociation(
  name: string,
  subnet: aws.ec2.Subnet,
  routeTable: aws.ec2.RouteTable,
  parent: pulumi.Resource,
): aws.ec2.RouteTableAssociation {
  return new aws.ec2.RouteTableAssociation(
    name,
    { subnetId: subnet.id, routeTableId: routeTable.id },
    { parent },
  );
}

/** A route of its own, not inline: an inline list would remove the gateway endpoints' routes from the table. */
function createNatRoute(
  name: string,
  { natGateway }: PodSubnet,
  routeTable: aws.ec2.RouteTable,
  vpc: AwsxVpc,
  parent: pulumi.Resource,
): aws.ec2.Route | undefined {
  if (natGateway === undefined) return undefined;
  return new aws.ec2.Route(
    name,
    {
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: vpc.natGatewayIds.apply((ids) => ids[natGateway] as string),
    },
    { parent },
  );
}
