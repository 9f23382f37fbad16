/** What is attached to a VPC endpoint by resources of their own: route tables, subnets, groups and policy. */
import { defineResourceType, type Reference, type ResourceType } from "../../resource-type.ts";
import { TO_ROUTE_TABLE, TO_SECURITY_GROUP, TO_SUBNET, TO_VPC_ENDPOINT } from "../references.ts";
import { endpointPolicyRefusals } from "./vpc-endpoint-checks.ts";

function attachment(type: string, property: string, reference: Reference): ResourceType {
  return defineResourceType({
    type,
    taggable: false,
    references: { vpcEndpointId: TO_VPC_ENDPOINT, [property]: reference },
    create: (inputs, context) => ({
      id: `a-${String(inputs["vpcEndpointId"])}${parseInt(context.hash(8), 16)}`,
      outputs: {},
    }),
  });
}

export const vpcEndpointRouteTableAssociation = attachment(
  "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
  "routeTableId",
  TO_ROUTE_TABLE,
);

export const vpcEndpointSubnetAssociation = attachment(
  "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
  "subnetId",
  TO_SUBNET,
);

/** In Terraform aws_vpc_endpoint_security_group_association. */
export const vpcEndpointSecurityGroupAssociation = attachment(
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
  "securityGroupId",
  TO_SECURITY_GROUP,
);

export const vpcEndpointPolicy = defineResourceType({
  type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
  taggable: false,
  references: { vpcEndpointId: TO_VPC_ENDPOINT },
  refuse: ({ policy }) => endpointPolicyRefusals(policy),
  create: (inputs) => ({ id: String(inputs["vpcEndpointId"]), outputs: { policy: inputs["policy"] ?? "" } }),
});
