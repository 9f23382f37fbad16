/** EC2 and VPC. */
import type { ResourceType } from "../../resource-type.ts";
import { defaultRouteTable } from "./default-route-table.ts";
import { defaultSecurityGroup } from "./default-security-group.ts";
import { vpcDhcpOptions, vpcDhcpOptionsAssociation } from "./dhcp-options.ts";
import { eip } from "./eip.ts";
import { flowLog } from "./flow-log.ts";
import { internetGateway } from "./internet-gateway.ts";
import { keyPair } from "./key-pair.ts";
import { launchTemplate } from "./launch-template.ts";
import { natGateway } from "./nat-gateway.ts";
import { defaultNetworkAcl, networkAcl, networkAclRule } from "./network-acl.ts";
import { route } from "./route.ts";
import { routeTable } from "./route-table.ts";
import { routeTableAssociation } from "./route-table-association.ts";
import { securityGroup } from "./security-group.ts";
import {
  securityGroupEgressRule,
  securityGroupIngressRule,
  securityGroupRule,
} from "./security-group-rule.ts";
import { subnet } from "./subnet.ts";
import { ec2Tag } from "./tag.ts";
import { vpc } from "./vpc.ts";
import { vpcCidrAssociation } from "./vpc-cidr-association.ts";
import { vpcEndpoint } from "./vpc-endpoint.ts";
import * as endpointParts from "./vpc-endpoint-parts.ts";

export const EC2_TYPES: readonly ResourceType[] = [
  vpc,
  vpcCidrAssociation,
  vpcDhcpOptions,
  vpcDhcpOptionsAssociation,
  subnet,
  internetGateway,
  eip,
  natGateway,
  routeTable,
  defaultRouteTable,
  route,
  routeTableAssociation,
  networkAcl,
  defaultNetworkAcl,
  networkAclRule,
  securityGroup,
  defaultSecurityGroup,
  securityGroupRule,
  securityGroupIngressRule,
  securityGroupEgressRule,
  vpcEndpoint,
  ...Object.values(endpointParts),
  flowLog,
  launchTemplate,
  keyPair,
  ec2Tag,
];
