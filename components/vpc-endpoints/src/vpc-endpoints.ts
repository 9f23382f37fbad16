/** Gateway and interface endpoints of a VPC, each with a policy that keeps to the account. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type EndpointPlace, endpointPolicy, type EndpointStatement } from "./policies.ts";
import type { EndpointService, GatewayService, InterfaceService } from "./services.ts";

export interface VpcEndpointsArgs {
  /** Account whose principals and resources may meet through the endpoints. */
  readonly accountId: string;
  readonly region: string;
  /** AWS partition. Default aws. */
  readonly partition?: string;
  readonly vpcId: pulumi.Input<string>;
  /** Blocks that may reach the interface endpoints over HTTPS; nothing else may. */
  readonly clientCidrBlocks: readonly string[];
  /** Subnets that hold the interface endpoints' addresses, one in each zone. */
  readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Route tables that lead to the gateway endpoints: those of every subnet with nodes or pods. */
  readonly routeTableIds: pulumi.Input<pulumi.Input<string>[]>;
  /** Gateway endpoints, free of charge. */
  readonly gatewayServices: readonly GatewayService[];
  /** Interface endpoints, each charged by the hour in every zone and by the GB. */
  readonly interfaceServices: readonly InterfaceService[];
  /** Statements on top of the built-in ones: another account's bucket, a role to assume elsewhere. Default none. */
  readonly additionalStatements?: Readonly<Partial<Record<EndpointService, readonly EndpointStatement[]>>>;
}

export class VpcEndpoints extends pulumi.ComponentResource {
  /** Group of the interface endpoints; there even when no endpoint is. */
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: VpcEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:vpc-endpoints:VpcEndpoints", name, {}, opts);
    const securityGroup = createSecurityGroup(name, args, this);
    createHttpsRules(name, args, securityGroup, this);
    createGatewayEndpoints(name, args, this);
    createInterfaceEndpoints(name, args, securityGroup, this);
    this.securityGroupId = securityGroup.id;
    this.registerOutputs({ securityGroupId: this.securityGroupId });
  }
}

/** Without egress rules: an endpoint answers, it never calls. */
function createSecurityGroup(
  name: string,
  args: VpcEndpointsArgs,
  parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-security-group`,
    {
      description: "HTTPS from the VPC to its interface endpoints",
      vpcId: args.vpcId,
      tags: { Name: name },
    },
    { parent },
  );
}

/** Named after the block, so that one block more or less leaves the other rules alone. */
function createHttpsRules(
  name: string,
  args: VpcEndpointsArgs,
  securityGroup: aws.ec2.SecurityGroup,
  parent: pulumi.Resource,
): void {
  for (const cidrIpv4 of args.clientCidrBlocks) {
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-https-${cidrIpv4.replaceAll(/[./]/g, "-")}`,
      {
        securityGroupId: securityGroup.id,
        description: `HTTPS from ${cidrIpv4}`,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4,
      },
      { parent },
    );
  }
}

function createGatewayEndpoints(name: string, args: VpcEndpointsArgs, parent: pulumi.Resource): void {
  for (const service of args.gatewayServices) {
    new aws.ec2.VpcEndpoint(
      `${name}-${service}`,
      {
        ...common(name, service, args),
        vpcEndpointType: "Gateway",
        routeTableIds: args.routeTableIds,
      },
      { parent },
    );
  }
}

function createInterfaceEndpoints(
  name: string,
  args: VpcEndpointsArgs,
  securityGroup: aws.ec2.SecurityGroup,
  parent: pulumi.Resource,
): void {
  for (const service of args.interfaceServices) {
    new aws.ec2.VpcEndpoint(
      `${name}-${logicalName(service)}`,
      {
        ...common(name, service, args),
        vpcEndpointType: "Interface",
        subnetIds: args.subnetIds,
        securityGroupIds: [securityGroup.id],
        privateDnsEnabled: true,
      },
      { parent },
    );
  }
}

function common(
  name: string,
  service: EndpointService,
  args: VpcEndpointsArgs,
): Pick<aws.ec2.VpcEndpointArgs, "vpcId" | "serviceName" | "policy" | "tags"> {
  const place: EndpointPlace = {
    accountId: args.accountId,
    region: args.region,
    partition: args.partition ?? "aws",
  };
  return {
    vpcId: args.vpcId,
    serviceName: `com.amazonaws.${args.region}.${service}`,
    policy: JSON.stringify(endpointPolicy(service, place, args.additionalStatements?.[service])),
    tags: { Name: `${name}-${logicalName(service)}` },
  };
}

function logicalName(service: EndpointService): string {
  return service.replaceAll(".", "-");
}
