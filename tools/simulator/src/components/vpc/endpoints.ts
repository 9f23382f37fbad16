/** VPC endpoints of the component. */
import * as aws from "@pulumi/aws";
import type * as awsx from "@pulumi/awsx";
import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../tags.ts";
import { mergedTags } from "../tags.ts";
import type { SubnetResource } from "./subnets.ts";

export type EndpointSpec = awsx.types.input.ec2.VpcEndpointSpecArgs;
export type EndpointStrategy = "Legacy" | "Auto";

export interface EndpointSurroundings {
  readonly vpc: aws.ec2.Vpc;
  readonly region: pulumi.Input<string | undefined> | undefined;
  readonly tags: Tags;
  readonly strategy: EndpointStrategy;
  readonly zones: readonly string[];
  readonly subnets: readonly SubnetResource[];
  readonly routeTables: readonly aws.ec2.RouteTable[];
}

/** Type of an endpoint in lower case; AWS's default is a gateway. Undefined when only the deployment knows it. */
function endpointType(spec: EndpointSpec): string | undefined {
  const type = spec.vpcEndpointType ?? "Gateway";
  return typeof type === "string" ? type.toLowerCase() : undefined;
}

function wantsPrivateDns(spec: EndpointSpec): boolean {
  return endpointType(spec) === "interface" && (spec.privateDnsEnabled ?? true);
}

/**
 * DNS settings of the VPC: Auto turns both on where an interface endpoint has private DNS.
 *
 * @throws Error when Auto meets a type it cannot see, or a DNS setting that private DNS does not work with.
 */
export function dnsSettings(
  args: Pick<awsx.ec2.VpcArgs, "enableDnsHostnames" | "enableDnsSupport">,
  strategy: EndpointStrategy,
  specs: readonly EndpointSpec[],
): Pick<awsx.ec2.VpcArgs, "enableDnsHostnames" | "enableDnsSupport"> {
  const { enableDnsHostnames, enableDnsSupport } = args;
  if (strategy === "Legacy") return { enableDnsHostnames, enableDnsSupport };
  const hidden = specs.find((spec) => endpointType(spec) === undefined);
  if (hidden) {
    throw new Error(`vpcEndpointStrategy Auto needs a written vpcEndpointType for ${hidden.serviceName}`);
  }
  if (!specs.some(wantsPrivateDns)) return { enableDnsHostnames, enableDnsSupport };
  if (enableDnsHostnames === false || enableDnsSupport === false) {
    throw new Error(
      "vpcEndpointStrategy Auto with private DNS needs enableDnsHostnames and enableDnsSupport, and one is false",
    );
  }
  return { enableDnsHostnames: enableDnsHostnames ?? true, enableDnsSupport: enableDnsSupport ?? true };
}

export function createEndpoint(spec: EndpointSpec, around: EndpointSurroundings): aws.ec2.VpcEndpoint {
  const { vpc } = around;
  const region = spec.region ?? around.region;
  const autoType = around.strategy === "Auto" ? endpointType(spec) : undefined;
  const filled =
    autoType === "interface" ? interfaceDefaults(spec, region, around) : gatewayDefaults(autoType, around);
  return new aws.ec2.VpcEndpoint(
    spec.serviceName,
    {
      ...filled,
      ...withoutUndefined(spec),
      region,
      tags: mergedTags(around.tags, spec.tags),
      vpcId: vpc.id,
    },
    { parent: vpc, dependsOn: [vpc] },
  );
}

/** Legacy leaves a gateway endpoint without route tables, so that nothing is routed to it. */
function gatewayDefaults(
  type: string | undefined,
  around: EndpointSurroundings,
): Partial<aws.ec2.VpcEndpointArgs> {
  return type === "gateway" ? { routeTableIds: around.routeTables.map((table) => table.id) } : {};
}

function interfaceDefaults(
  spec: EndpointSpec,
  region: pulumi.Input<string | undefined> | undefined,
  around: EndpointSurroundings,
): Partial<aws.ec2.VpcEndpointArgs> {
  return {
    privateDnsEnabled: true,
    ...(spec.subnetConfigurations === undefined ? { subnetIds: onePerZone(around) } : {}),
    ...(spec.securityGroupIds === undefined
      ? { securityGroupIds: [createSecurityGroup(spec, region, around).id] }
      : {}),
  };
}

/** In each zone the first private subnet, or else isolated, or else public. */
function onePerZone({ zones, subnets }: EndpointSurroundings): pulumi.Output<string>[] {
  const preferred = ["private", "isolated", "public"];
  return zones.flatMap((zone) => {
    const inZone = subnets.filter(({ slot }) => slot.zone === zone);
    const found = preferred
      .map((type) => inZone.find(({ slot }) => slot.type.toLowerCase() === type))
      .find((subnet) => subnet !== undefined);
    return found ? [found.subnet.id] : [];
  });
}

function createSecurityGroup(
  spec: EndpointSpec,
  region: pulumi.Input<string | undefined> | undefined,
  { vpc, tags }: EndpointSurroundings,
): aws.ec2.SecurityGroup {
  const group = new aws.ec2.SecurityGroup(
    `${spec.serviceName}-sg`,
    { region, vpcId: vpc.id, tags: mergedTags(tags, spec.tags) },
    { parent: vpc, dependsOn: [vpc] },
  );
  const ipv6 =
    typeof spec.ipAddressType === "string" &&
    ["ipv6", "dualstack"].includes(spec.ipAddressType.toLowerCase());
  new aws.ec2.SecurityGroupRule(
    `${spec.serviceName}-ingress`,
    {
      region,
      type: "ingress",
      securityGroupId: group.id,
      protocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrBlocks: [vpc.cidrBlock],
      ...(ipv6 ? { ipv6CidrBlocks: [vpc.ipv6CidrBlock] } : {}),
    },
    { parent: vpc, dependsOn: [group] },
  );
  return group;
}

function withoutUndefined<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as Partial<T>;
}

/** What the real component warns of under Legacy. */
export function incompleteEndpoint(spec: EndpointSpec): string | undefined {
  const type = endpointType(spec);
  if (type === "gateway" && spec.routeTableIds === undefined) {
    return `the gateway endpoint ${spec.serviceName} gets no route tables; set vpcEndpointStrategy to Auto`;
  }
  if (type === "interface" && spec.subnetIds === undefined && spec.subnetConfigurations === undefined) {
    return `the interface endpoint ${spec.serviceName} gets no subnets; set vpcEndpointStrategy to Auto`;
  }
  return undefined;
}
