/** DHCP option sets, and which VPC uses one. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_VPC } from "../references.ts";
import { DHCP_OPTIONS } from "../tokens.ts";

export const vpcDhcpOptions = defineResourceType({
  type: DHCP_OPTIONS,
  taggable: true,
  create(_inputs, context) {
    const id = ec2Id(context, "dopt");
    return { id, outputs: { arn: arn(context, "ec2", `dhcp-options/${id}`), ownerId: context.accountId } };
  },
});

export const vpcDhcpOptionsAssociation = defineResourceType({
  type: "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
  taggable: false,
  references: {
    vpcId: TO_VPC,
    dhcpOptionsId: { type: DHCP_OPTIONS, notFound: "InvalidDhcpOptionID.NotFound", provided: /^default$/ },
  },
  create: (inputs) => ({
    id: `${String(inputs["dhcpOptionsId"])}-${String(inputs["vpcId"])}`,
    outputs: {},
  }),
});
