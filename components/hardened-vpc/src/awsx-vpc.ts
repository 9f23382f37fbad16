/** The one file that knows awsx: VPC, subnets, route tables and NAT gateways through awsx.ec2.Vpc. */
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import type { HardenedVpcArgs } from "./args.ts";
import { noPublicIpOnLaunch } from "./no-public-ip.ts";
import { orderedZones, subnetSpecs } from "./plan.ts";

/** What awsx made; lists follow the zones' index. */
export interface AwsxVpc {
  readonly vpcId: pulumi.Output<string>;
  readonly defaultRouteTableId: pulumi.Output<string>;
  readonly publicSubnetIds: pulumi.Output<string[]>;
  readonly privateSubnetIds: pulumi.Output<string[]>;
  readonly privateRouteTableIds: pulumi.Output<string[]>;
  readonly natGatewayIds: pulumi.Output<string[]>;
  /** Routes to the internet gateway and the NAT gateways. */
  readonly routeIds: pulumi.Output<string[]>;
}

export function createAwsxVpc(name: string, args: HardenedVpcArgs, parent: pulumi.Resource): AwsxVpc {
  const vpc = new awsx.ec2.Vpc(
    name,
    {
      cidrBlock: args.cidrBlock,
      availabilityZoneNames: orderedZones(args.availabilityZones).map((zone) => zone.name),
      // Exact wants every address of the VPC assigned; with explicit blocks, Auto takes them as they are.
      subnetStrategy: "Auto",
      subnetSpecs: subnetSpecs(args.availabilityZones, args.subnetTags).map((spec) => ({
        ...spec,
        cidrBlocks: [...spec.cidrBlocks],
      })),
      // Name tags only; logical names keep the zone's index.
      subnetNameTagStrategy: "AvailabilityZone",
      natGateways: { strategy: args.natGatewayStrategy },
      enableDnsHostnames: true,
      enableDnsSupport: true,
    },
    { parent, transforms: [noPublicIpOnLaunch] },
  );
  return {
    vpcId: vpc.vpcId,
    defaultRouteTableId: vpc.vpc.defaultRouteTableId,
    publicSubnetIds: vpc.publicSubnetIds,
    privateSubnetIds: vpc.privateSubnetIds,
    privateRouteTableIds: privateRouteTableIds(vpc),
    natGatewayIds: ids(vpc.natGateways),
    routeIds: ids(vpc.routes),
  };
}

function ids(resources: pulumi.Output<pulumi.CustomResource[]>): pulumi.Output<string[]> {
  return resources.apply((list) => pulumi.all(list.map((resource) => resource.id)));
}

/** awsx gives one list over all kinds of subnet and says the kind in a tag. */
function privateRouteTableIds(vpc: awsx.ec2.Vpc): pulumi.Output<string[]> {
  return vpc.routeTables
    .apply((tables) => pulumi.all(tables.map(({ id, tags }) => pulumi.all([id, tags]))))
    .apply((tables) => tables.filter(([, tags]) => tags?.["SubnetType"] === "Private").map(([id]) => id));
}
