/** VPC and what is in it. */
import type { RulesByType } from "../rules.ts";
import { aws } from "./schema.ts";

const GONE = { replacement: "downtime", deletion: "downtime" } as const;
const MAY_CUT = { update: "downtime?", replacement: "downtime?", deletion: "downtime?" } as const;

export const NETWORK: RulesByType = {
  "aws:ec2/vpc:Vpc": aws("ec2/vpc_.go", {
    replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
    mayReplace: ["instanceTenancy", "ipv6CidrBlockNetworkBorderGroup"],
    updates: { enableDnsHostnames: "downtime?", enableDnsSupport: "downtime?" },
    ...GONE,
  }),
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": aws(
    "ec2/vpc_ipv4_cidr_block_association.go",
    { replaces: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength", "vpcId"], ...GONE },
  ),
  "aws:ec2/subnet:Subnet": aws("ec2/vpc_subnet.go", {
    replaces: [
      "availabilityZone",
      "availabilityZoneId",
      "cidrBlock",
      "ipv4IpamPoolId",
      "ipv4NetmaskLength",
      "ipv6Native",
      "outpostArn",
      "vpcId",
    ],
    mayReplace: ["ipv6CidrBlock"],
    ...GONE,
  }),
  "aws:ec2/internetGateway:InternetGateway": aws("ec2/vpc_internet_gateway.go", {
    replaces: [],
    updates: { vpcId: "downtime" },
    ...GONE,
  }),
  "aws:ec2/eip:Eip": aws("ec2/ec2_eip.go", {
    replaces: [
      "address",
      "customerOwnedIpv4Pool",
      "domain",
      "ipamPoolId",
      "networkBorderGroup",
      "publicIpv4Pool",
    ],
    updates: { instance: "downtime?", networkInterface: "downtime?" },
    ...GONE,
  }),
  "aws:ec2/natGateway:NatGateway": aws("ec2/vpc_nat_gateway.go", {
    replaces: ["connectivityType", "privateIp", "secondaryPrivateIpAddressCount", "subnetId"],
    mayReplace: ["allocationId", "availabilityMode", "availabilityZoneAddresses", "vpcId"],
    ...GONE,
  }),
  "aws:ec2/routeTable:RouteTable": aws("ec2/vpc_route_table.go", {
    replaces: ["vpcId"],
    updates: { routes: "downtime?" },
    ...GONE,
  }),
  "aws:ec2/defaultRouteTable:DefaultRouteTable": aws("ec2/vpc_default_route_table.go", {
    replaces: ["defaultRouteTableId"],
    updates: { routes: "downtime?" },
  }),
  "aws:ec2/route:Route": aws("ec2/vpc_route.go", {
    replaces: ["destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId", "routeTableId"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": aws("ec2/vpc_route_table_association.go", {
    replaces: ["gatewayId", "subnetId"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:ec2/securityGroup:SecurityGroup": aws("ec2/vpc_security_group.go", {
    replaces: ["description", "name", "namePrefix", "vpcId"],
    updates: { egress: "downtime?", ingress: "downtime?" },
    replacement: "downtime?",
    deletion: "downtime",
  }),
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": aws("ec2/vpc_default_security_group.go", {
    replaces: ["vpcId"],
    ...MAY_CUT,
  }),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": aws("ec2/vpc_security_group_ingress_rule.go", {
    replaces: ["securityGroupId"],
    updates: { description: "none" },
    ...MAY_CUT,
  }),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": aws("ec2/vpc_security_group_egress_rule.go", {
    replaces: ["securityGroupId"],
    updates: { description: "none" },
    ...MAY_CUT,
  }),
  "aws:ec2/vpcEndpoint:VpcEndpoint": aws("ec2/vpc_endpoint.go", {
    replaces: [
      "dnsOptions.privateDnsPreference",
      "dnsOptions.privateDnsSpecifiedDomains",
      "resourceConfigurationArn",
      "serviceName",
      "serviceNetworkArn",
      "serviceRegion",
      "vpcEndpointType",
      "vpcId",
    ],
    mayReplace: ["privateDnsEnabled"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:globalaccelerator/accelerator:Accelerator": aws("globalaccelerator/accelerator.go", {
    replaces: ["ipAddresses"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:globalaccelerator/listener:Listener": aws("globalaccelerator/listener.go", {
    replaces: ["acceleratorArn"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:globalaccelerator/endpointGroup:EndpointGroup": aws("globalaccelerator/endpoint_group.go", {
    replaces: ["endpointGroupRegion", "listenerArn"],
    update: "downtime?",
    ...GONE,
  }),
  "aws:ec2/flowLog:FlowLog": aws("ec2/vpc_flow_log.go", {
    replaces: [
      "deliverCrossAccountRole",
      "destinationOptions",
      "eniId",
      "iamRoleArn",
      "logDestination",
      "logDestinationType",
      "logFormat",
      "maxAggregationInterval",
      "regionalNatGatewayId",
      "subnetId",
      "trafficType",
      "transitGatewayAttachmentId",
      "transitGatewayId",
      "vpcId",
    ],
  }),
};
