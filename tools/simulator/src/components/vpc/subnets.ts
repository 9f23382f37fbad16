/** The subnets of a VPC component, and what each brings: route table, association, routes, NAT gateway. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { mergedTags, type Tags } from "../tags.ts";
import { ipv6SubnetBlock } from "./ipv6.ts";
import type { SubnetSlot } from "./plan.ts";

export interface SubnetResource {
  readonly slot: SubnetSlot;
  readonly subnet: aws.ec2.Subnet;
}

export interface SubnetSurroundings {
  /** Logical name of the VPC component. */
  readonly name: string;
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly region: pulumi.Input<string | undefined> | undefined;
  /** Of the component, without its Name. */
  readonly ownTags: Tags;
  /** Of the component, with its Name. */
  readonly tags: Tags;
  readonly assignGeneratedIpv6: pulumi.Input<boolean | undefined>;
  readonly natStrategy: string;
  readonly allocationIds: readonly pulumi.Input<string>[];
  readonly zoneCount: number;
}

export interface SubnetResources {
  readonly subnets: SubnetResource[];
  readonly routeTables: aws.ec2.RouteTable[];
  readonly associations: aws.ec2.RouteTableAssociation[];
  readonly routes: aws.ec2.Route[];
  readonly natGateways: aws.ec2.NatGateway[];
  readonly elasticIps: aws.ec2.Eip[];
}

export type PlacedSlot = SubnetSlot & { readonly cidrBlock: pulumi.Input<string> };

const TYPE_ORDER = ["public", "private", "isolated"];

/** Public subnets of a zone come first: its NAT gateway stands in the first of them. */
export function createSubnets(slots: readonly PlacedSlot[], around: SubnetSurroundings): SubnetResources {
  const made: SubnetResources = {
    subnets: [],
    routeTables: [],
    associations: [],
    routes: [],
    natGateways: [],
    elasticIps: [],
  };
  for (let zone = 0; zone < around.zoneCount; zone += 1) {
    slots
      .filter((slot) => slot.zoneIndex === zone && slot.type !== "Unused")
      .sort((a, b) => TYPE_ORDER.indexOf(a.type.toLowerCase()) - TYPE_ORDER.indexOf(b.type.toLowerCase()))
      .forEach((slot, i) => createOne(slot, zone + i * around.zoneCount, around, made));
  }
  return made;
}

function createOne(
  slot: PlacedSlot,
  ipv6Index: number,
  around: SubnetSurroundings,
  made: SubnetResources,
): void {
  const subnet = createSubnet(slot, ipv6Index, around);
  made.subnets.push({ slot, subnet });
  const routeTable = createRouteTable(slot, subnet, around);
  made.routeTables.push(routeTable);
  made.associations.push(createAssociation(slot, routeTable, subnet, around));
  const type = slot.type.toLowerCase();
  if (type === "public") {
    if (wantsNatGateway(slot, around, made)) createNatGateway(slot, subnet, around, made);
    made.routes.push(createRoute(slot, routeTable, { gatewayId: around.internetGateway.id }, around));
  }
  const natGateway = made.natGateways[around.natStrategy.toLowerCase() === "single" ? 0 : slot.zoneIndex];
  if (type === "private" && natGateway) {
    made.routes.push(createRoute(slot, routeTable, { natGatewayId: natGateway.id }, around));
  }
}

function createSubnet(slot: PlacedSlot, ipv6Index: number, around: SubnetSurroundings): aws.ec2.Subnet {
  const { vpc, region } = around;
  const assignIpv6 = pulumi
    .all([slot.spec.assignIpv6AddressOnCreation, around.assignGeneratedIpv6])
    .apply(([own, ofVpc]) => own ?? ofVpc ?? false);
  return new aws.ec2.Subnet(
    slot.logicalName,
    {
      region,
      vpcId: vpc.id,
      availabilityZone: slot.zone,
      mapPublicIpOnLaunch: slot.type.toLowerCase() === "public",
      cidrBlock: slot.cidrBlock,
      assignIpv6AddressOnCreation: assignIpv6,
      ipv6CidrBlock: ipv6Block(vpc, assignIpv6, ipv6Index, slot),
      tags: mergedTags(around.tags, slot.spec.tags, { Name: slot.nameTag, SubnetType: slot.type }),
    },
    { parent: vpc, dependsOn: [vpc] },
  );
}

function ipv6Block(
  vpc: aws.ec2.Vpc,
  assignIpv6: pulumi.Output<boolean>,
  index: number,
  slot: SubnetSlot,
): pulumi.Output<string | undefined> {
  return pulumi.all([vpc.ipv6CidrBlock, assignIpv6]).apply(([block, assign]) => {
    if (!assign) return undefined;
    if (!block) {
      throw new Error(
        `${slot.logicalName} assigns IPv6 addresses and the VPC has no IPv6 block; ` +
          `set assignGeneratedIpv6CidrBlock, or give ipv6CidrBlock`,
      );
    }
    return ipv6SubnetBlock(block, index);
  });
}

function createRouteTable(
  slot: PlacedSlot,
  subnet: aws.ec2.Subnet,
  around: SubnetSurroundings,
): aws.ec2.RouteTable {
  return new aws.ec2.RouteTable(
    slot.logicalName,
    {
      region: around.region,
      vpcId: around.vpc.id,
      tags: mergedTags(around.tags, { Name: slot.nameTag, SubnetType: slot.type }),
    },
    { parent: subnet, dependsOn: [subnet] },
  );
}

function createAssociation(
  slot: PlacedSlot,
  routeTable: aws.ec2.RouteTable,
  subnet: aws.ec2.Subnet,
  { region }: SubnetSurroundings,
): aws.ec2.RouteTableAssociation {
  return new aws.ec2.RouteTableAssociation(
    slot.logicalName,
    { region, routeTableId: routeTable.id, subnetId: subnet.id },
    { parent: routeTable, dependsOn: [routeTable] },
  );
}

function createRoute(
  slot: PlacedSlot,
  routeTable: aws.ec2.RouteTable,
  target: Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId">,
  { region }: SubnetSurroundings,
): aws.ec2.Route {
  return new aws.ec2.Route(
    slot.logicalName,
    {
      region,
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      ...target,
    },
    { parent: routeTable, dependsOn: [routeTable] },
  );
}

function wantsNatGateway(
  slot: SubnetSlot,
  { natStrategy }: SubnetSurroundings,
  made: SubnetResources,
): boolean {
  const limit: Record<string, number> = { none: 0, single: 1, oneperaz: slot.zoneIndex + 1 };
  return made.natGateways.length < (limit[natStrategy.toLowerCase()] ?? 0);
}

function createNatGateway(
  slot: SubnetSlot,
  subnet: aws.ec2.Subnet,
  around: SubnetSurroundings,
  made: SubnetResources,
): void {
  const name = `${around.name}-${slot.zoneIndex + 1}`;
  const common = { region: around.region, tags: mergedTags(around.ownTags, { Name: name }) };
  const options = { parent: subnet, dependsOn: [subnet] };
  const given = around.allocationIds[slot.zoneIndex];
  if (given === undefined) made.elasticIps.push(new aws.ec2.Eip(name, common, options));
  made.natGateways.push(
    new aws.ec2.NatGateway(
      name,
      {
        ...common,
        subnetId: subnet.id,
        allocationId: given ?? made.elasticIps[slot.zoneIndex]?.allocationId,
      },
      options,
    ),
  );
}
